import { corpusName, readDocuments } from '../../src/cli/evaluate/corpus.ts';
import { type Counts, scoresOf } from '../../src/core/evaluate/counts.ts';
import {
  addByType,
  type CountsByType,
  countEntities,
  micro,
} from '../../src/core/evaluate/entities.ts';

/** The mentions that engines find in a corpus, and how far the engines agree. */
export interface Agreement {
  readonly corpus: string;
  readonly documents: number;
  /** Strict scores in per cent for the types that the corpus marks, with the default guideline. */
  readonly scores: Readonly<Record<string, ReturnType<typeof scoresOf>>>;
  /** Mentions of each engine, and those that all find: same start, end and type. */
  readonly mentions: Readonly<Record<string, number>>;
  readonly shared: number;
  /** Largest and mean difference between the scores of mentions that all engines find. */
  readonly scoreDifference: { readonly largest: number; readonly mean: number };
}

type Found = readonly (readonly [string, number])[];

/** @param find mentions of a text, `start end type` with their scores, by an engine */
export async function compareEngines(
  file: string,
  limit: number,
  engines: readonly string[],
  find: (engine: string, text: string) => Promise<Found>,
): Promise<Agreement> {
  const counts = new Map<string, CountsByType>(engines.map((name) => [name, new Map()]));
  const mentions = Object.fromEntries(engines.map((name) => [name, 0]));
  let [documents, shared, largest, sum] = [0, 0, 0, 0];
  for await (const { value } of readDocuments(file, limit, console.error)) {
    documents += 1;
    const types = [...new Set(value.entities.map(({ type }) => type))];
    const all: Map<string, number>[] = [];
    for (const engine of engines) {
      const found = await find(engine, value.text);
      all.push(new Map(found));
      mentions[engine] = (mentions[engine] ?? 0) + found.length;
      const spans = found.map(([key]) => {
        const [start = '', end = '', type = ''] = key.split(' ');
        return { start: Number(start), end: Number(end), type };
      });
      const before = counts.get(engine) ?? new Map();
      counts.set(engine, addByType(before, countEntities(value.entities, spans, types)));
    }
    const [first = new Map<string, number>(), ...others] = all;
    for (const [key, score] of first) {
      if (!others.every((other) => other.has(key))) continue;
      shared += 1;
      for (const other of others) {
        const difference = Math.abs(score - (other.get(key) ?? score));
        largest = Math.max(largest, difference);
        sum += difference / others.length;
      }
    }
  }
  const scores = Object.fromEntries(
    [...counts].map(([name, each]): [string, ReturnType<typeof scoresOf>] => {
      const total: Counts = micro(each);
      return [name, scoresOf(total)];
    }),
  );
  const scoreDifference = { largest, mean: sum / Math.max(1, shared) };
  return { corpus: corpusName(file), documents, scores, mentions, shared, scoreDifference };
}
