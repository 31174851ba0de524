import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareCommand } from './compare-command.ts';

const text = 'Severe asthma attacks were treated.';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biogloss-compare-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function compare(first: string, second: string) {
  const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
  await Promise.all([writeFile(a, first), writeFile(b, second)]);
  const results: unknown[] = [];
  const complaints: string[] = [];
  const output = {
    result: async (value: unknown) => void results.push(value),
    write: async () => undefined,
    complain: (message: string) => void complaints.push(message),
    progress: () => undefined,
    flush: async () => undefined,
  };
  const command = {
    name: 'compare',
    progress: false,
    first: a,
    second: b,
    from: undefined,
  } as const;
  const code = await compareCommand(command, (async function* () {})(), output);
  return { code, result: results[0], complaints };
}

const annotated = (denotations: readonly (readonly [number, number, string])[], of = text) =>
  JSON.stringify({
    text: of,
    denotations: denotations.map(([begin, end, obj], index) => ({
      ...{ id: `T${index + 1}`, span: { begin, end }, obj },
    })),
  });

it('tells how far two files agree, and in what they differ', async () => {
  const { code, result, complaints } = await compare(
    annotated([
      [0, 21, 'Disease'],
      [7, 13, 'Disease'],
    ]),
    annotated([
      [7, 13, 'Anatomy'],
      [0, 20, 'Disease'],
    ]),
  );
  expect(complaints).toEqual([]);
  expect(code).toBe(0);
  expect(result).toMatchObject({
    documents: 1,
    words: 5,
    mentions: {
      strict: { f1: 0, same: 0, first: 2, second: 2 },
      relaxed: { f1: 0.5, same: 1 },
      untyped: { f1: 0.5, same: 1 },
    },
    relations: { strict: { f1: null } },
    kappa: { Anatomy: 0, Disease: 1 },
    differences: [
      { of: 'mention', kind: 'span', first: { text: 'Severe asthma attacks' } },
      { of: 'mention', kind: 'type', first: { id: 'T2' }, second: { id: 'T1', type: 'Anatomy' } },
    ],
  });
});

it('leaves out documents whose texts are not the same, and says so', async () => {
  const { code, complaints, result } = await compare(
    annotated([[7, 13, 'Disease']]),
    annotated([[7, 13, 'Disease']], `${text} Then more.`),
  );
  expect(code).toBe(1);
  expect(complaints.join()).toMatch(/texts are not the same.*no text in common/);
  expect(result).toBeUndefined();
});
