import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../core/annotation.ts';
import { apply } from '../../../core/document/apply.ts';
import { setConcept } from '../../../core/document/edits/concepts.ts';
import { addMention } from '../../../core/document/edits/mentions.ts';
import { setNote, subjectOfMention } from '../../../core/document/edits/notes.ts';
import { type Imported, newDocument } from '../../../core/document/model.ts';
import { commandWithId } from '../../commands/commands.ts';
import type { AppEvent } from '../events.ts';
import type { State } from '../model.ts';
import { reduce } from '../reduce.ts';
import { startRead, stateWith } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';
import {
  selectDiffering,
  selectMentions,
  selectRelations,
  selectUnsure,
} from '../view/select-shown.ts';

const said = ({ view }: State) => view.curation.said;

/** Focuses a mention and runs a command. */
function run(state: State, name: string, id: string): State {
  const mention = selectMentions(state).find(({ text }) => text === name);
  if (!mention) throw new Error(`There is no ${name}.`);
  const focused = reduce(state, { type: 'focused', focus: { kind: 'mention', id: mention.id } });
  const deed = commandWithId(id)?.does(focused);
  return deed ? reduce(focused, deed as AppEvent) : focused;
}

const readState = async () => (await startRead(wordEngine())).state;

describe('what an edit takes along is said', () => {
  it('counts the relations that a rejected mention hides, and offers to take it back', async () => {
    const state = await readState();
    const before = selectRelations(state).length;
    const after = run(state, 'aspirin', 'reject');
    const lost = before - selectRelations(after).length;
    expect(lost).toBeGreaterThan(0);
    expect(said(after)?.text).toContain(`${lost} relation`);
    expect(said(after)?.text).toContain('hidden');
    expect(said(after)?.isUndoOffered).toBe(true);
    const back = reduce(after, { type: 'undone' });
    expect(selectRelations(back)).toHaveLength(before);
  });

  it('says nothing of relations where none goes', async () => {
    const after = run(await readState(), 'aspirin', 'accept');
    expect(said(after)).toEqual({ text: '“aspirin” accepted.' });
  });

  it('tells of decisions that an edit of the text sets aside', async () => {
    const accepted = run(await readState(), 'aspirin', 'accept');
    const value = accepted.document?.text.replace('aspirin', 'aspartame') ?? '';
    const after = reduce(accepted, { type: 'text-edited', value });
    expect(after.document?.setAside).toHaveLength(1);
    expect(said(after)).toMatchObject({ isSetAside: true, isUndoOffered: true });
    expect(said(after)?.text).toContain('1 decision set aside');
  });

  it('offers to mark other places after marking alone', () => {
    const state = stateWith(newDocument('d', 'TNF rose. TNF fell.'));
    const selected = reduce(state, {
      type: 'text-selected',
      selection: { start: 0, end: 3, by: 'pointer' },
    });
    const deed = commandWithId('type:Gene')?.does(selected);
    const marked = reduce(selected, deed as AppEvent);
    expect(said(marked)?.isMarking).toBe(true);
    expect(said(reduce(marked, { type: 'undone' }))).toEqual({
      text: 'Undone: “TNF” is not marked any more.',
    });
  });

  it('names one in pieces by its pieces', () => {
    const text = 'Upper and lower jaw pain eased.';
    const spans = [
      { start: 0, end: 5 },
      { start: 16, end: 24 },
    ];
    const edit = addMention(newDocument('d', text), spans, 'Disease');
    if (!edit.ok) throw new Error('It cannot be marked.');
    const made = stateWith(apply(newDocument('d', text), edit.value).document);
    const rejected = run(made, 'Upper and lower jaw pain', 'reject');
    expect(said(rejected)?.text).toBe('“Upper … jaw pain” removed.');
  });
});

describe('what undo and redo have changed is said', () => {
  const text = (state: State) => said(state)?.text;
  const undo = (state: State) => reduce(state, { type: 'undone' });
  const redo = (state: State) => reduce(state, { type: 'redone' });

  it('names type, extent and decision of a mention', async () => {
    let state = run(await readState(), 'aspirin', 'type:Disease');
    state = run(state, 'aspirin', 'grow-start');
    state = run(state, 'took aspirin', 'reject');
    expect(text(undo(state))).toBe('Undone: “took aspirin” is accepted.');
    state = undo(undo(state));
    expect(text(state)).toBe('Undone: “aspirin” is Disease.');
    expect(text(redo(state))).toBe('Done again: “took aspirin” is Disease.');
    expect(text(undo(state))).toBe('Undone: “aspirin” is Chemical.');
    expect(text(undo(run(await readState(), 'aspirin', 'accept')))).toBe(
      'Undone: “aspirin” is undecided.',
    );
  });

  it('counts many', () => {
    const state = stateWith(newDocument('d', 'TNF rose. TNF fell.'));
    const selection = { start: 0, end: 3, by: 'pointer' } as const;
    const selected = reduce(state, { type: 'text-selected', selection });
    const marked = reduce(selected, commandWithId('type:Gene')?.does(selected) as AppEvent);
    const all = run(run(marked, 'TNF', 'occurrences'), 'TNF', 'for-name');
    expect(text(undo(run(all, 'TNF', 'type:Disease')))).toBe('Undone: 2 mentions.');
  });

  it('names anything else by its kind', async () => {
    const state = await readState();
    expect(text(undo(run(state, 'aspirin', 'reviewed')))).toBe('Undone: the mark ‘reviewed’.');
    const note = setNote(state.document!, { kind: 'document' }, 'sure?');
    if (!note.ok) throw new Error(note.error.code);
    const noted = reduce(state, { type: 'edit-made', operation: note.value, said: '' });
    expect(text(undo(noted))).toBe('Undone: a note.');
    const aspirin = selectMentions(state).find((one) => one.text === 'aspirin')!;
    const onMention = setNote(state.document!, subjectOfMention(aspirin), 'why?');
    if (!onMention.ok) throw new Error(onMention.error.code);
    const asked = reduce(state, { type: 'edit-made', operation: onMention.value, said: '' });
    expect(text(undo(asked))).toBe('Undone: a note on “aspirin”.');
    const titled = reduce(state, { type: 'title-changed', title: 'Aspirin' });
    expect(text(undo(titled))).toBe('Undone: the title.');
    const edited = reduce(state, { type: 'text-edited', value: `A ${state.document?.text}` });
    expect(text(undo(edited))).toBe('Undone: an edit of the text.');
  });
});

describe('where a filter hides what was done', () => {
  it('‘Show all’ shows it, and nothing less certain than before', async () => {
    let state = await readState();
    const { thresholds } = state.view.filter;
    state = reduce(state, { type: 'type-toggled', entityType: 'Gene' });
    state = run(state, 'aspirin', 'type:Gene');
    expect(said(state)).toMatchObject({
      text: '“aspirin” is Gene now. The filter hides it.',
      isHidden: true,
    });
    state = reduce(state, { type: 'filter-cleared' });
    expect(selectMentions(state).map(({ text }) => text)).toContain('aspirin');
    expect(state.view.filter.thresholds).toEqual(thresholds);
  });

  it('the last decision under ‘Undecided’ says that none is left', async () => {
    let state = reduce(await readState(), { type: 'review-chosen', only: 'undecided' });
    for (let left = selectMentions(state); left[0]; left = selectMentions(state)) {
      expect(said(state)?.text ?? '').not.toContain('is left');
      state = run(state, left[0].text, 'accept');
    }
    const relations = selectRelations(state).length;
    expect(said(state)?.text).toContain(
      `accepted. No mention is left without a decision; ${relations} relation`,
    );
  });
});

describe('what is taken back', () => {
  it('comes into view: of a note and a concept the mention that they are about', async () => {
    for (const about of ['note', 'concept'] as const) {
      let state = await readState();
      const mention = selectMentions(state).find(({ text }) => text === 'gefitinib');
      if (!mention || !state.document) throw new Error('The test text has no gefitinib.');
      const edit =
        about === 'note'
          ? setNote(state.document, subjectOfMention(mention), 'why?')
          : setConcept(state.document, mention, 'none', 'mention');
      if (!edit.ok) throw new Error(edit.error.code);
      state = reduce(state, { type: 'edit-made', operation: edit.value, said: '' });
      const other = selectMentions(state)[0];
      if (!other) throw new Error('There is no mention.');
      state = reduce(state, { type: 'focused', focus: { kind: 'mention', id: other.id } });
      const before = state.view.focus;
      state = reduce(state, { type: 'undone' });
      expect(state.view.focus).toEqual({ kind: 'mention', id: mention.id });
      expect(state.view.focus).not.toBe(before);
    }
  });
});

describe('what differs from the file', () => {
  it('is what was rejected and changed of it, and what is there beside it', () => {
    const text = 'TNF, IL6 and BRAF rose.';
    const at = (id: string, name: string): Mention => {
      const start = text.indexOf(name);
      const end = start + name.length;
      return { id, start, end, text: name, type: 'Gene', score: 1, group: `Gene:${name}` };
    };
    const imported: Imported = {
      from: 'a.json',
      mentions: [at('F1', 'TNF'), at('F2', 'IL6'), at('F3', 'BRAF')].map((mention) => ({
        ...{ mention, hasScore: false, concepts: [], info: {} },
      })),
      relations: [],
      sections: [],
      info: {},
    };
    let state = stateWith({ ...newDocument('d', text), imported });
    expect(selectDiffering(state)).toBe(0);
    state = run(state, 'TNF', 'reject');
    state = run(state, 'IL6', 'type:Disease');
    expect(selectDiffering(state)).toBe(2);
    state = reduce(state, { type: 'review-chosen', only: 'differing' });
    expect(selectMentions(state).map((one) => one.text)).toEqual(['TNF', 'IL6']);
  });
});

describe('another document', () => {
  it('comes without what was said and chosen for the one before, and with the less certain closed', async () => {
    let state = run(await readState(), 'aspirin', 'accept');
    state = reduce(state, { type: 'fixed-type-chosen', entityType: 'Gene' });
    state = reduce(state, { type: 'threshold-moved', of: 'entities', threshold: 0 });
    expect(selectUnsure(state).size).toBeGreaterThanOrEqual(0);
    const next = reduce(state, { type: 'text-given', id: 'next', text: 'Other.', title: '' });
    expect(next.view.curation).toEqual({});
    expect(next.view.filter.thresholds.entities).toBe(0.5);
  });

  it('is not told of what was put away before the one that it follows', async () => {
    const first = await readState();
    const second = reduce(first, { type: 'text-given', id: 'two', text: 'Two.', title: '' });
    expect(second.isPutAwayTold).toBeUndefined();
    const third = reduce(second, { type: 'text-given', id: 'three', text: 'Three.', title: '' });
    const back = reduce(third, { type: 'document-shown', key: 'two' });
    expect(back.isPutAwayTold).toBe(true);
    const fourth = reduce(back, { type: 'text-given', id: 'four', text: 'Four.', title: '' });
    expect(fourth.isPutAwayTold).toBeUndefined();
  });
});
