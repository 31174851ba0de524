import { describe, expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { startRead, type TestApp } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';
import { selectMentions, selectRelations } from './select-shown.ts';

async function focusedApp() {
  const app = await startRead(wordEngine());
  const gene = selectMentions(app.state).find(({ text }) => text === 'BRAF');
  if (!gene) throw new Error('The test text has no BRAF.');
  app.store.dispatch({ type: 'focused', focus: { kind: 'mention', id: gene.id } });
  app.store.dispatch({ type: 'dialog-opened', dialog: { kind: 'concept', mention: gene.id } });
  return { app, gene };
}

describe('what is not shown', () => {
  it('has no focus when its type is switched off, its score is too low or its layer is hidden', async () => {
    const hide = [
      (type: string) => ({ type: 'type-toggled', entityType: type }) as const,
      () => ({ type: 'threshold-moved', of: 'entities', threshold: 1.01 }) as const,
      () => ({ type: 'layer-chosen', layer: 'file' }) as const,
    ];
    for (const event of hide) {
      const { app, gene } = await focusedApp();
      app.store.dispatch(event(gene.type));
      expect(app.state.view.focus).toBeUndefined();
    }
  });

  it('cannot be given the focus either', async () => {
    const { app, gene } = await focusedApp();
    app.store.dispatch({ type: 'type-toggled', entityType: gene.type });
    app.store.dispatch({ type: 'focused', focus: { kind: 'mention', id: gene.id } });
    expect(app.state.view.focus).toBeUndefined();
  });

  it('loses the focus to undoing, too', async () => {
    const { app, gene } = await focusedApp();
    app.store.dispatch(judge(app.state, gene.id, 'accepted'));
    app.store.dispatch({ type: 'threshold-moved', of: 'entities', threshold: 1.01 });
    expect(app.state.view.focus).toEqual({ kind: 'mention', id: gene.id });
    app.store.dispatch({ type: 'undone' });
    expect(app.state.view.focus).toBeUndefined();
  });
});

describe('a reading from the start', () => {
  /** Reads the text again, and records the focus after each step. */
  async function readAgain(act: (app: TestApp) => void = () => {}) {
    const engine = wordEngine();
    const app = await startRead(engine);
    const gene = selectMentions(app.state).find((one) => one.text === 'EGFR')!;
    app.store.dispatch({ type: 'focused', focus: { kind: 'mention', id: gene.id } });
    app.store.dispatch({ type: 'dictionary-switched', isOn: false });
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 50 && app.state.reading.status !== 'done'; step += 1) {
      const { focus } = app.state.view;
      const id = focus?.kind === 'mention' ? focus.id : undefined;
      seen.push(selectMentions(app.state).find((one) => one.id === id)?.text);
      act(app);
      await engine.go(1);
    }
    return { app, seen };
  }
  const focusedText = ({ state }: TestApp) => {
    const { focus } = state.view;
    return selectMentions(state).find((one) => focus?.kind === 'mention' && one.id === focus.id)
      ?.text;
  };

  it('leaves the focus with its mention, whatever its id is, as soon as that is found', async () => {
    const { app, seen } = await readAgain();
    expect(focusedText(app)).toBe('EGFR');
    expect(seen.every((one) => one === undefined || one === 'EGFR')).toBe(true);
    expect(seen[0]).toBe('EGFR');
    expect(app.state.view).not.toHaveProperty('sought');
  });

  it('gives no focus back that was left, or moved, meanwhile', async () => {
    const { app } = await readAgain((one) => one.store.dispatch({ type: 'focus-left' }));
    expect(app.state.view).not.toHaveProperty('sought');
    expect(app.state.view.focus).toBeUndefined();
  });
});

describe('where only the undecided is shown', () => {
  it('the next one has the focus once the one in focus is decided about, in the end none', async () => {
    const { app, gene } = await focusedApp();
    app.store.dispatch({ type: 'review-chosen', only: 'undecided' });
    const ids = selectMentions(app.state).map(({ id }) => id);
    const from = ids.indexOf(gene.id);
    const inOrder = [...ids.slice(from), ...ids.slice(0, from)];
    for (const [index, id] of inOrder.entries()) {
      expect(app.state.view.focus).toEqual({ kind: 'mention', id });
      app.store.dispatch(judge(app.state, id, 'accepted'));
      expect(selectMentions(app.state)).toHaveLength(ids.length - index - 1);
    }
    expect(app.state.view.focus).toBeUndefined();
    app.store.dispatch({ type: 'filter-cleared' });
    expect(selectMentions(app.state)).toHaveLength(ids.length);
  });

  it('a claim of entities that were decided about still waits', async () => {
    const { app } = await focusedApp();
    const relations = selectRelations(app.state).length;
    expect(relations).toBeGreaterThan(0);
    for (const { id } of selectMentions(app.state))
      app.store.dispatch(judge(app.state, id, 'accepted'));
    app.store.dispatch({ type: 'review-chosen', only: 'undecided' });
    expect(selectRelations(app.state)).toHaveLength(relations);
  });
});

describe('the choice of a concept', () => {
  it('stays open while its mention stays', async () => {
    const { app, gene } = await focusedApp();
    app.store.dispatch(judge(app.state, gene.id, 'accepted'));
    expect(app.state.view.dialog).toEqual({ kind: 'concept', mention: gene.id });
  });

  it('closes with a new text, a cleared one, and a reading from the start', async () => {
    const events = [
      { type: 'text-given', id: 'other', text: 'The patient took aspirin.', title: '' },
      { type: 'document-cleared' },
      { type: 'guideline-chosen', guideline: 'another' },
    ] as const;
    for (const event of events) {
      const { app } = await focusedApp();
      app.store.dispatch(event);
      expect(app.state.view.dialog).toBeUndefined();
      if (event.type !== 'guideline-chosen') expect(app.state.view.focus).toBeUndefined();
    }
  });

  it('leaves the dialog of the vocabularies open, which is about no text', async () => {
    const { app } = await focusedApp();
    app.store.dispatch({ type: 'dialog-opened', dialog: { kind: 'vocabularies' } });
    app.store.dispatch({ type: 'document-cleared' });
    expect(app.state.view.dialog).toEqual({ kind: 'vocabularies' });
  });
});
