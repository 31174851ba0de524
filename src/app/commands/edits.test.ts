import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { selectAllMentions, selectAllRelations } from '../state/document/select-resolved.ts';
import type { AppEvent } from '../state/events.ts';
import type { State } from '../state/model.ts';
import { reduce } from '../state/reduce.ts';
import { stateWith } from '../state/testing/on-words.ts';
import { COMMANDS, commandWithId } from './commands.ts';

const text = 'Daily lithium caused mild hand tremor in two men; tremor stopped.';
const fresh = () => stateWith(newDocument('d', text));

const PAGE = ['go-to-mention', 'go-to-panel', 'go-to-card', 'list-relations', 'always-mark'];

/** Runs a command as far as it changes the state. */
function run(state: State, id: string): State {
  const deed = commandWithId(id)?.does(state);
  if (!deed) return state;
  if (deed.type === 'go-to-mention') {
    return reduce(state, { type: 'focused', focus: { kind: 'mention', id: deed.id } });
  }
  const isForPage =
    PAGE.includes(deed.type) || deed.type === 'step-back' || deed.type === 'open-keys';
  return isForPage ? state : reduce(state, deed as AppEvent);
}

const runAll = (state: State, ...ids: readonly string[]) => ids.reduce(run, state);
const selected = (state: State, name: string): State => {
  const start = text.indexOf(name);
  const selection = { start, end: start + name.length, by: 'pointer' as const };
  return reduce(state, { type: 'text-selected', selection });
};
const shown = (state: State) =>
  selectAllMentions(state).map(({ text: name, type, verdict }) => `${name} ${type} ${verdict}`);

describe('commands that mark', () => {
  it('mark what is selected, and put it in focus', () => {
    const state = run(selected(fresh(), 'tremor'), 'type:Disease');
    expect(shown(state)).toEqual(['tremor Disease accepted']);
    expect(state.view.focus).toMatchObject({ kind: 'mention' });
    expect(state.view.curation).toEqual({
      said: { text: '“tremor” is Disease now.', isMarking: true },
    });
  });

  it('change the type of the mention in focus where nothing is selected', () => {
    const state = runAll(selected(fresh(), 'lithium'), 'type:Gene', 'type:Chemical');
    expect(shown(state)).toEqual(['lithium Chemical accepted']);
  });

  it('select word by word, and mark these', () => {
    const words = runAll(fresh(), 'select-word', 'next', 'grow-end');
    expect(words.view.curation.selection).toMatchObject({ start: 6, end: 20, by: 'keys' });
    expect(shown(runAll(words, 'shrink-end', 'type:Chemical'))).toEqual([
      'lithium Chemical accepted',
    ]);
  });

  it('mark all places, and change all of a name, each as one step', () => {
    const one = runAll(selected(fresh(), 'tremor'), 'type:Anatomy');
    const two = run(one, 'occurrences');
    expect(shown(two)).toEqual(['tremor Anatomy accepted', 'tremor Anatomy accepted']);
    const changed = runAll(two, 'for-name', 'type:Disease');
    expect(shown(changed)).toEqual(['tremor Disease accepted', 'tremor Disease accepted']);
    expect(shown(run(changed, 'undo'))).toEqual(shown(two));
    expect(shown(runAll(changed, 'undo', 'undo'))).toEqual(shown(one));
  });
});

describe('commands that change where a mention stands', () => {
  const tremor = () => run(selected(fresh(), 'tremor'), 'type:Disease');

  it('take words in and leave them out, at both ends', () => {
    expect(shown(run(tremor(), 'grow-start'))).toEqual(['hand tremor Disease accepted']);
    expect(shown(run(tremor(), 'grow-end'))).toEqual(['tremor in Disease accepted']);
    expect(shown(runAll(tremor(), 'grow-start', 'shrink-end'))).toEqual(['hand Disease accepted']);
  });

  it('say why nothing happened', () => {
    expect(run(tremor(), 'shrink-end').view.curation.said?.text).toBe(
      'No letter of it would be left.',
    );
  });

  it('split and join', () => {
    const two = runAll(tremor(), 'grow-start', 'split');
    expect(shown(two)).toEqual(['hand Disease accepted', 'tremor Disease accepted']);
    expect(shown(run(two, 'join'))).toEqual(['hand tremor Disease accepted']);
  });
});

describe('undo', () => {
  it('takes back any run of commands step by step, to the very document', () => {
    const ids = COMMANDS.map(({ id }) => id).filter((id) => id !== 'undo' && id !== 'redo');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { maxLength: 40 }), (commands) => {
        const before = runAll(selected(fresh(), 'lithium'), 'type:Chemical');
        const states = [before];
        for (const id of commands) {
          const next = run(states.at(-1) ?? before, id);
          if (next.log.at > (states.at(-1)?.log.at ?? 0)) states.push(next);
        }
        let now = states.at(-1) ?? before;
        for (const state of states.toReversed()) {
          expect(now.document).toEqual(state.document);
          now = run(now, 'undo');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never leaves a relation that points nowhere', () => {
    const ids = COMMANDS.map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { maxLength: 40 }), (commands) => {
        const end = runAll(selected(fresh(), 'lithium'), 'type:Chemical', ...commands);
        const there = new Set(selectAllMentions(end).map(({ id }) => id));
        for (const { evidence } of selectAllRelations(end)) {
          for (const { head, tail } of evidence) {
            expect([there.has(head), there.has(tail)]).toEqual([true, true]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
