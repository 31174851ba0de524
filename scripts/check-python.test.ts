import { describe, expect, it } from 'vitest';
import { readJunit } from './check-python.ts';

const report = (counts: string) =>
  `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" ${counts} time="1.2">`;

describe('the report of pytest', () => {
  it('counts what passed without what was skipped', () => {
    expect(readJunit(report('errors="0" failures="0" skipped="2" tests="196"'))).toEqual({
      passed: 194,
      failed: 0,
    });
  });

  it('counts failures and errors alike', () => {
    expect(readJunit(report('errors="1" failures="2" skipped="0" tests="10"'))).toEqual({
      passed: 7,
      failed: 3,
    });
  });

  it('is refused when it counts nothing', () => {
    expect(() => readJunit('<testsuites/>')).toThrow('no test suite');
    expect(() => readJunit(report('tests="3"'))).toThrow('lacks a count');
  });
});
