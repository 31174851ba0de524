import fc from 'fast-check';
import { MAX_TEXT_LENGTH } from '../input.ts';
import { selectAllMentions, selectAllRelations } from '../selectors.ts';
import { start, type TestApp, text } from './on-words.ts';
import { type WordEngine, wordEngine } from './word-engine.ts';

/** Something a person does, or some of the engine's work; in numbers, made to fit the page at hand. */
const step = fc.record({
  kind: fc.constantFrom(
    ...([
      'give',
      'go',
      'mention',
      'mention',
      'relation',
      'title',
      'edit',
      'ask',
      'forget',
    ] as const),
    ...(['undo', 'redo', 'clear', 'back', 'stop', 'retry'] as const),
  ),
  at: fc.nat({ max: MAX_TEXT_LENGTH }),
  verdict: fc.constantFrom('accepted', 'rejected', 'undecided'),
});

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Begins with a text that is read, so that there is something to decide. */
export function scriptOf(seed: number): readonly Step[] {
  const [steps = []] = fc.sample(fc.array(step, { minLength: 15, maxLength: 25 }), {
    seed,
    numRuns: 1,
  });
  const given = { kind: 'give', at: 0, verdict: 'undecided' } as const;
  return [given, { ...given, kind: 'go' }, ...steps];
}

export interface ScriptedSession {
  readonly app: TestApp;
  readonly perform: (step: Step) => Promise<void>;
}

/** The page without its looks; the same script leads to the same states every time. */
export function startScripted(): ScriptedSession {
  const engine = wordEngine();
  const app = start(engine);
  return { app, perform: (made) => perform(app, engine, made) };
}

async function perform(app: TestApp, engine: WordEngine, { kind, at, verdict }: Step) {
  const { store, actions, state } = app;
  const { document } = state;
  const pick = <T>(list: readonly T[]): T | undefined => list[at % Math.max(1, list.length)];
  switch (kind) {
    case 'give':
      void actions.giveText(`${text} ${at % 7}`, `Text ${at % 3}`);
      return;
    case 'go':
      return engine.go(at % 3 === 0 ? undefined : 1 + (at % 4));
    case 'mention': {
      const id = pick(selectAllMentions(state))?.id;
      if (id !== undefined) store.dispatch({ type: 'mention-judged', id, verdict });
      return;
    }
    case 'relation': {
      const id = pick(selectAllRelations(state))?.id;
      if (id !== undefined) store.dispatch({ type: 'relation-judged', id, verdict });
      return;
    }
    case 'title':
      store.dispatch({ type: 'title-changed', title: `Title ${at % 5}` });
      return;
    case 'edit': {
      if (!document) return;
      const cut = at % document.text.length;
      actions.editText(`${document.text.slice(0, cut)} BRAF ${document.text.slice(cut)}`);
      return;
    }
    case 'ask':
      actions.ask(`What is word ${at % 3}?`);
      return;
    case 'forget': {
      const id = pick(document?.questions ?? [])?.id;
      if (id !== undefined) store.dispatch({ type: 'question-removed', id });
      return;
    }
    case 'undo':
      store.dispatch({ type: 'undone' });
      return;
    case 'redo':
      store.dispatch({ type: 'redone' });
      return;
    case 'clear':
      // Not often: a page without a text has nothing to decide.
      if (at % 3 === 0) store.dispatch({ type: 'document-cleared' });
      return;
    case 'back':
      store.dispatch({ type: 'previous-restored' });
      return;
    case 'stop':
      store.dispatch({ type: 'reading-stopped' });
      return;
    case 'retry':
      store.dispatch({ type: 'reading-retried' });
  }
}
