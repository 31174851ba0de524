import { describe, expect, test } from 'vitest';
import { writeFile } from './exchange/format.ts';
import type { ExchangeDocument } from './exchange/model.ts';
import { formatNamed } from './formats.ts';
import { featureSamples } from './testing/feature-samples.ts';
import { readAll } from './testing/read-all.ts';

const [t1, t2] = featureSamples.relations.mentions;
const document: ExchangeDocument = {
  ...featureSamples.sections,
  mentions: [
    { ...t1!, score: 0.5, by: 'mini@1', negated: true, info: { note: 'x' } },
    { ...t2!, spans: [...t2!.spans, { start: 19, end: 26 }] },
  ],
  relations: featureSamples.novelty.relations,
  info: { doi: '10.1/x' },
};

type Path = readonly (string | number)[];

/** All places below a value. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...pathsIn(child, here)];
  });
}

function isContainer(value: unknown, path: Path): boolean {
  const there = path.reduce<unknown>(
    (one, key) => (one as Record<string | number, unknown>)[key],
    value,
  );
  return typeof there === 'object';
}

/** A copy with something else at a place; `undefined` takes it away. */
function broken(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const container = copy as Record<string | number, unknown>;
  container[key] = broken(container[key], rest, by);
  return copy;
}

const AMISS: readonly unknown[] = [null, undefined, 'x', 7, -1.5, true, [], {}, [[]], { x: null }];

/** Fields without which there is no document: its text, and what says what the file is. */
const NEEDED: readonly (readonly [string, RegExp])[] = [
  // A number that is another is not seen to be wrong, or the document is refused.
  ['json-lines', /^(format|version|offsets|document|document\.text|.*spans\.\d\.(start|end))$/],
  ['bioc-json', /^(documents(\.0(\.passages(\.\d+(\.text)?)?)?)?)$/],
  ['pubannotation', /^text$/],
  ['w3c', /^(items(\.0(\.motivation|\.body(\.value)?|\.target)?)?)$/],
  ['europepmc', /^(anns(\.\d+(\.(exact|prefix|postfix))?)?)$/],
];

describe.each(NEEDED)('%s', (name, needed) => {
  const format = formatNamed(name)!;
  const whole = JSON.parse(writeFile(format.writer!, [document], new Date(0)));
  const good = readAll(format, JSON.stringify(whole)).documents[0]!;

  test.each(AMISS.map((by) => [JSON.stringify(by) ?? 'nothing', by]))(
    'one field that is %s does not cost the document, nor more than one thing that it says',
    (_, by) => {
      for (const path of pathsIn(whole)) {
        const place = path.join('.');
        const isNeeded = needed.test(place);
        const { documents } = readAll(format, JSON.stringify(broken(whole, path, by)));
        const context = `${place} as ${JSON.stringify(by)}`;
        if (isNeeded) continue;
        expect(`${context}: ${documents.map(({ text }) => text)}`).toBe(`${context}: ${good.text}`);
        // A list that is none, or a thing that others lean on, takes what it held along.
        const isOne = path.some((key) => typeof key === 'number') && !isContainer(whole, path);
        const lost = good.mentions.length - documents[0]!.mentions.length;
        if (isOne) expect([context, lost <= 1]).toEqual([context, true]);
      }
    },
  );
});
