import { expect, test } from 'vitest';
import { newDocument, type TextDocument } from '../../../core/document/model.ts';
import { assemble, type Rows } from '../../../runtime/workspace/assemble.ts';
import { changesBetween } from '../../../runtime/workspace/changes.ts';
import { KIND_NAMES, type WorkspaceChange } from '../../../runtime/workspace/records.ts';
import type { State } from '../model.ts';
import { reduce } from '../reduce.ts';
import { judge } from '../testing/judge.ts';
import { stateWith } from '../testing/on-words.ts';
import { keptDocument } from './kept.ts';

const sentence = 'The TNF rises in sepsis. ';
const count = 1000;
const mentions = Array.from({ length: count }, (_, index) => ({
  ...{ id: `T${index}`, start: index * sentence.length + 4, end: index * sentence.length + 7 },
  ...{ text: 'TNF', type: 'Gene', score: 0.9, group: 'Gene:tnf' },
}));
const document: TextDocument = {
  ...newDocument('d', sentence.repeat(count)),
  reading: {
    ...{ by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' }, guideline: 'any' },
    ...{ mentions, relations: [], unread: [], read: { pieces: 1, of: 1 } },
  },
};

const keptOf = (state: State) => ({ ...keptDocument(state, 'd')!, place: 0 });

/** Ten edits at the end of the text, one after the other. */
function edited(): State {
  let state = stateWith(document);
  for (let edit = 0; edit < 10; edit += 1) {
    const value = `${state.document?.text} Note ${edit}.`;
    state = reduce(state, { type: 'text-edited', value });
  }
  return state;
}

const judged = (state: State, id: string) => reduce(state, judge(state, id, 'accepted'));

test('after edits of a text of 1,000 mentions a decision writes three small records', () => {
  const before = edited();
  const changes = changesBetween(keptOf(before), keptOf(judged(before, 'T7')));
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['decisions', 'heads', 'steps']);
  expect(JSON.stringify(changes).length).toBeLessThan(800);
});

test('the history of edits holds no reading', () => {
  const { log } = edited();
  expect(log.steps).toHaveLength(10);
  expect(JSON.stringify(log).length).toBeLessThan(5000);
});

test('what is taken up is looked at once, however long its history is', () => {
  let state = stateWith(document);
  for (let place = 0; place < 60; place += 1) state = judged(state, `T${place}`);
  const changes = changesBetween(undefined, keptOf(state));
  let looks = 0;
  const watched = (change: WorkspaceChange): unknown => {
    if (change.kind === 'heads') return { ...(change.value as object), revision: 1, changed: 0 };
    if (change.kind !== 'readings') return change.value;
    const [first, ...others] = mentions;
    const looked = Object.defineProperty({ ...first }, 'text', {
      enumerable: true,
      get() {
        looks += 1;
        return 'TNF';
      },
    });
    return { ...document.reading, mentions: [looked, ...others] };
  };
  const rows = Object.fromEntries(
    KIND_NAMES.map((kind) => [
      kind,
      changes
        .filter((change) => change.kind === kind)
        .map((change) => ({ sub: change.sub, stored: { v: 1, value: watched(change) } })),
    ]),
  ) as unknown as Rows;
  const loaded = assemble('d', rows);
  expect(loaded).toMatchObject({ value: { entry: { log: { at: 60 } } } });
  expect(looks).toBeLessThan(10);
});
