import fc from 'fast-check';
import { stamped } from '../../../core/document/edits/edit.ts';
import { newDocument } from '../../../core/document/model.ts';
import { EDITS, editFor } from '../../../core/testing/edits.ts';
import { MAX_TEXT_LENGTH } from '../input.ts';
import { start, type TestApp, text } from './on-words.ts';
import { type WordEngine, wordEngine } from './word-engine.ts';

/** A step of a person or of the engine, as numbers that are fitted to the current state. */
const step = fc.record({
  kind: fc.constantFrom(
    ...(['give', 'go', 'title', 'edit', 'ask', 'forget', 'undo', 'undo', 'redo'] as const),
    ...(['correct', 'correct', 'correct', 'correct', 'correct', 'correct'] as const),
    ...(['open', 'turn', 'close', 'clear', 'back', 'stop', 'retry'] as const),
  ),
  at: fc.nat({ max: MAX_TEXT_LENGTH }),
  /** For the kind `correct`: the number of the edit (bulk edits included) and its parameters. */
  edit: fc.nat({ max: EDITS - 1 }),
  length: fc.nat({ max: 12 }),
  text: fc.string({ maxLength: 8 }),
  verdict: fc.constantFrom('accepted', 'rejected', 'undecided'),
});

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A script that begins with a text and its reading, so that decisions are possible. */
export function scriptOf(seed: number): readonly Step[] {
  const [steps = []] = fc.sample(fc.array(step, { minLength: 15, maxLength: 25 }), {
    seed,
    numRuns: 1,
  });
  const nothing = { edit: 0, length: 0, text: '', verdict: 'undecided' } as const;
  const given = { ...nothing, kind: 'give', at: 0 } as const;
  return [given, { ...given, kind: 'go' }, ...steps];
}

export interface ScriptedSession {
  readonly app: TestApp;
  readonly perform: (step: Step) => Promise<void>;
}

/** The page without its user interface. The same script always leads to the same states. */
export function startScripted(): ScriptedSession {
  const engine = wordEngine();
  const app = start(engine);
  return { app, perform: (made) => perform(app, engine, made) };
}

async function perform(app: TestApp, engine: WordEngine, made: Step) {
  const { kind, at } = made;
  const { store, actions, state } = app;
  const { document } = state;
  const pick = <T>(list: readonly T[]): T | undefined => list[at % Math.max(1, list.length)];
  switch (kind) {
    case 'give':
      void actions.giveText(`${text} ${at % 7}`, `Text ${at % 3}`);
      return;
    case 'open': {
      const documents = [1, 2, 3].map((n) => newDocument(`${n}`, `${text} ${at % 5}.`, `Of ${n}`));
      const origin = { ...{ formats: [], documents: 3, warnings: [] }, plain: NOT_PLAIN };
      store.dispatch({ type: 'documents-opened', id: `open ${at}`, name: 'F', documents, origin });
      return;
    }
    case 'turn':
      store.dispatch({ type: 'collection-turned', to: at % 3 });
      return;
    case 'close':
      if (at % 2 === 0) store.dispatch({ type: 'collection-closed' });
      return;
    case 'go':
      return engine.go(at % 3 === 0 ? undefined : 1 + (at % 4));
    case 'correct': {
      const edit = document && editFor(document, made);
      if (!edit?.ok) return;
      const stamp = { at: new Date(1e12 + at).toISOString(), curator: `C${at % 2}` };
      const operation = stamped(edit.value, stamp);
      store.dispatch({ type: 'edit-made', operation, said: `Edit ${made.edit}.` });
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
      // Only sometimes, because a page without a text has nothing to decide.
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

const NOT_PLAIN = { status: 'impossible' } as const;
