import { expect, test } from 'vitest';
import type { Mention } from '../../annotation.ts';
import { apply } from '../apply.ts';
import { newDocument, type RelationType, type TextDocument } from '../model.ts';
import { resolvedMentions } from '../resolve.ts';
import { resolvedRelations } from '../resolve-relations.ts';
import {
  acceptAbove,
  addOccurrences,
  type BulkEdit,
  editNamesakes,
  judgeNamesakes,
  occurrencesOf,
} from './bulk.ts';
import { setConcept } from './concepts.ts';
import { type Edit, stamped } from './edit.ts';
import { joinMentions } from './join.ts';
import {
  addMention,
  changeSpans,
  changeType,
  moveEdge,
  removeMention,
  setVerdict,
  splitMention,
  splitPlaces,
} from './mentions.ts';
import { noteOn, setNote, subjectOfMention, subjectOfRelation } from './notes.ts';
import {
  addRelation,
  changeRelationType,
  moveRelationEnd,
  removeRelation,
  reverseRelation,
  setRelationVerdict,
} from './relations.ts';

const CAUSES: RelationType = { type: 'causes', schema: 'person', directed: true };
const TREATS: RelationType = { type: 'treats', schema: 'person', directed: true };

/** A document as a person works on it. */
function work(text: string) {
  let document: TextDocument = newDocument('d', text);
  const before: TextDocument[] = [];
  const take = (edit: Edit) => {
    if (!edit.ok) throw new Error(JSON.stringify(edit.error));
    before.push(document);
    document = apply(document, edit.value).document;
  };
  return {
    get document() {
      return document;
    },
    take,
    takeAll: (edit: BulkEdit) => {
      if (!edit.ok) throw new Error(JSON.stringify(edit.error));
      take({ ok: true, value: edit.value.operation });
      return edit.value;
    },
    undo: () => {
      document = before.pop() ?? document;
    },
    add: (name: string, type: string, nth = 0) => {
      let start = text.indexOf(name);
      for (let count = 0; count < nth; count += 1) start = text.indexOf(name, start + 1);
      take(addMention(document, [{ start, end: start + name.length }], type));
    },
    read: (mentions: readonly Mention[], relations = document.reading?.relations ?? []) => {
      const by = { pack: { id: 'tiny', version: '1' }, engine: 'wasm' } as const;
      const reading = { by, guideline: 'any', mentions, relations, unread: [] };
      document = { ...document, reading: { ...reading, read: { pieces: 1, of: 1 } } };
    },
    get mentions() {
      return resolvedMentions(document);
    },
    get relations() {
      return resolvedRelations(document, resolvedMentions(document));
    },
    at: (name: string, type?: string) => {
      const found = resolvedMentions(document).find(
        (one) => one.text === name && (type === undefined || one.type === type),
      );
      if (!found) throw new Error(`no ${name}`);
      return found;
    },
    get said() {
      return resolvedMentions(document)
        .filter(({ verdict }) => verdict !== 'rejected')
        .map(({ start, end, type }) => `${start}-${end} ${type}`);
    },
  };
}

const found = (text: string, name: string, type: string, score = 0.9): Mention => {
  const start = text.indexOf(name);
  const group = `${type}:${name.toLowerCase()}`;
  return { id: `M${start}`, start, end: start + name.length, text: name, type, score, group };
};

test('a selection is marked as it is, without white space at its ends, and grows by whole words', () => {
  const w = work("Anti-CD20-coated beads and the 5'-UTR: both failed.");
  w.add('CD20', 'Gene');
  w.add('UTR', 'RNA');
  w.add(' beads ', 'Chemical');
  expect(w.said).toEqual(['5-9 Gene', '17-22 Chemical', '34-37 RNA']);
  w.take(moveEdge(w.document, w.at('CD20'), 'end', 'grow'));
  expect(w.said[0]).toBe('5-16 Gene');
  w.take(moveEdge(w.document, w.at('CD20-coated'), 'start', 'grow'));
  w.take(moveEdge(w.document, w.at('Anti-CD20-coated'), 'end', 'shrink'));
  expect(w.said[0]).toBe('0-9 Gene');
  expect(moveEdge(w.document, w.at('UTR'), 'end', 'shrink')).toEqual({
    ok: false,
    error: { code: 'empty' },
  });
});

test('words of scripts that run from right to left are taken away in reading order', () => {
  const w = work('The word \u05d3\u05dc\u05e7\u05ea means inflammation.');
  w.take(addMention(w.document, [{ start: 9, end: 19 }], 'Disease'));
  w.take(moveEdge(w.document, w.mentions[0]!, 'end', 'shrink'));
  expect(w.said).toEqual(['9-13 Disease']);
  w.take(moveEdge(w.document, w.mentions[0]!, 'start', 'grow'));
  expect(w.said).toEqual(['4-13 Disease']);
});

test('mentions may lie within and across others; the same is not marked twice', () => {
  const w = work('Stage two lung cancer screening began in spring.');
  w.add('lung cancer screening', 'Disease');
  w.add('lung', 'Anatomy');
  w.add('lung cancer scr', 'Gene');
  expect(w.said).toEqual(['10-31 Disease', '10-25 Gene', '10-14 Anatomy']);
  expect(addMention(w.document, [{ start: 10, end: 14 }], 'Anatomy')).toMatchObject({
    ok: false,
    error: { code: 'exists', id: w.at('lung').id },
  });
});

test('a mention in pieces is told from the one that reaches from its first letter to its last', () => {
  const w = work('Upper and lower jaw pain eased.');
  const parts = [
    { start: 16, end: 24 },
    { start: 0, end: 5 },
  ];
  w.take(addMention(w.document, parts, 'Disease'));
  w.add('Upper and lower jaw pain', 'Disease');
  w.add('lower', 'Anatomy');
  expect(w.mentions).toHaveLength(3);
  const inPieces = w.mentions.find(({ spans }) => spans)!;
  expect(inPieces.spans).toEqual([
    { start: 0, end: 5 },
    { start: 16, end: 24 },
  ]);
  w.take(moveEdge(w.document, inPieces, 'end', 'shrink'));
  expect(w.mentions.find(({ spans }) => spans)?.end).toBe(19);
  w.take(removeMention(w.document, w.mentions.find(({ spans }) => spans)!));
  expect(w.said).toEqual(['0-24 Disease', '10-15 Anatomy']);
});

test('a mention that grows and gets another type keeps its note, its relation and its id', () => {
  const w = work('Daily lithium caused mild hand tremor in two men.');
  w.add('lithium', 'Chemical');
  w.add('tremor', 'Disease');
  w.take(addRelation(w.document, { head: w.at('lithium'), tail: w.at('tremor') }, CAUSES));
  w.take(setNote(w.document, subjectOfMention(w.at('tremor')), 'of the hand'));
  const { id } = w.at('tremor');
  w.take(moveEdge(w.document, w.at('tremor'), 'start', 'grow'));
  expect(w.said).toEqual(['6-13 Chemical', '26-37 Disease']);
  expect(w.at('hand tremor').id).toBe(id);
  w.take(changeType(w.document, w.at('hand tremor'), 'Species'));
  const tremor = w.at('hand tremor');
  expect(noteOn(w.document, subjectOfMention(tremor))?.text).toBe('of the hand');
  expect(w.relations).toMatchObject([{ tail: tremor.group, evidence: [{ tail: tremor.id }] }]);
  // The place it had is free for another one.
  w.add('tremor', 'Disease');
  expect(w.said).toEqual(['6-13 Chemical', '26-37 Species', '31-37 Disease']);
  expect(noteOn(w.document, subjectOfMention(w.at('tremor')))).toBeUndefined();
});

test('what the model said is changed on top of it, and comes back as it was said', () => {
  const text = 'Patients with asthma used inhaled steroids.';
  const w = work(text);
  w.read([found(text, 'asthma', 'Disease'), found(text, 'steroids', 'Chemical')]);
  w.take(changeType(w.document, w.at('asthma'), 'Gene'));
  w.take(changeType(w.document, w.at('asthma'), 'Species'));
  expect(w.at('asthma')).toMatchObject({ type: 'Species', verdict: 'accepted', source: 'model' });
  expect(w.at('asthma').before).toMatchObject({ type: 'Disease' });
  expect(w.document.reading?.mentions[0]).toMatchObject({ type: 'Disease' });
  expect(w.document.decisions).toHaveLength(1);
  w.read([]);
  expect(w.said).toEqual(['14-20 Species']);
  w.read([found(text, 'asthma', 'Species')]);
  expect(w.said).toEqual(['14-20 Species']);
  w.take(setVerdict(w.document, w.at('asthma'), 'rejected'));
  expect(w.said).toEqual(['14-20 Species']);
  w.undo();
  w.read([found(text, 'asthma', 'Disease')]);
  w.take(changeType(w.document, w.at('asthma'), 'Disease'));
  expect(w.at('asthma').before).toBeUndefined();
});

test('a mention is split at a word, and joined again with what belongs to both', () => {
  const w = work('Severe renal cell carcinoma hurts mice.');
  w.add('renal cell carcinoma', 'Disease');
  w.add('mice', 'Species');
  expect(splitPlaces(w.document, w.at('renal cell carcinoma'))).toEqual([13, 18]);
  w.take(splitMention(w.document, w.at('renal cell carcinoma'), 13));
  expect(w.said).toEqual(['7-12 Disease', '13-27 Disease', '34-38 Species']);
  const [renal, cell] = [w.at('renal'), w.at('cell carcinoma')];
  w.take(addRelation(w.document, { head: cell, tail: w.at('mice') }, CAUSES));
  w.take(setNote(w.document, subjectOfMention(cell), 'two'));
  w.take(setNote(w.document, subjectOfMention(renal), 'one'));
  w.take(joinMentions(w.document, [w.at('renal'), w.at('cell carcinoma')], 'whole'));
  const joined = w.at('renal cell carcinoma');
  expect(w.said).toEqual(['7-27 Disease', '34-38 Species']);
  expect(w.relations).toMatchObject([{ head: joined.group, evidence: [{ head: joined.id }] }]);
  expect(noteOn(w.document, subjectOfMention(joined))?.text).toBe('one\ntwo');
});

test('a relation begins where one started; the same is not added twice, nor one of a mention with itself', () => {
  const w = work('BRAF, KRAS and NRAS were listed.');
  for (const name of ['BRAF', 'KRAS', 'NRAS']) w.add(name, 'Gene');
  w.take(addRelation(w.document, { head: w.at('NRAS'), tail: w.at('BRAF') }, CAUSES));
  const [relation] = w.relations;
  expect(relation).toMatchObject({ head: w.at('NRAS').group, tail: w.at('BRAF').group });
  const again = addRelation(w.document, { head: w.at('NRAS'), tail: w.at('BRAF') }, CAUSES);
  expect(again).toEqual({ ok: false, error: { code: 'exists', id: relation!.id } });
  const self = addRelation(w.document, { head: w.at('KRAS'), tail: w.at('KRAS') }, CAUSES);
  expect(self).toEqual({ ok: false, error: { code: 'same-mention' } });
  w.take(changeRelationType(w.document, relation!, TREATS));
  w.take(reverseRelation(w.document, w.relations[0]!));
  w.take(moveRelationEnd(w.document, w.relations[0]!, 'tail', w.at('KRAS')));
  expect(w.relations).toMatchObject([
    { id: relation!.id, type: 'treats', head: w.at('BRAF').group, tail: w.at('KRAS').group },
  ]);
  w.take(reverseRelation(w.document, w.relations[0]!));
  expect(w.relations).toMatchObject([{ head: w.at('KRAS').group, tail: w.at('BRAF').group }]);
  // The end that it was added with is not needed any more.
  w.take(removeMention(w.document, w.at('NRAS')));
  expect(w.relations).toMatchObject([{ head: w.at('KRAS').group, tail: w.at('BRAF').group }]);
  w.take(removeRelation(w.document, w.relations[0]!));
  expect(w.relations).toEqual([]);
});

test('a relation that the model read is changed on top of that, with a note of its own', () => {
  const text = 'Aspirin inhibits COX-2 and not TNF.';
  const w = work(text);
  const [aspirin, cox, tnf] = [
    found(text, 'Aspirin', 'Chemical'),
    found(text, 'COX-2', 'Gene'),
    found(text, 'TNF', 'Gene'),
  ];
  const said = {
    ...{ id: 'R1', head: aspirin.group, tail: cox.group, type: 'INHIBITOR', schema: 'drugprot' },
    ...{ directed: true, score: 0.7, evidence: [{ head: aspirin.id, tail: cox.id, score: 0.7 }] },
  };
  w.read([aspirin, cox, tnf], [said]);
  w.take(setNote(w.document, subjectOfRelation(w.document, w.relations[0]!)!, 'sure?'));
  expect(w.relations).toMatchObject([{ id: 'R1', verdict: 'undecided' }]);
  w.take(moveRelationEnd(w.document, w.relations[0]!, 'tail', w.at('TNF')));
  const moved = w.relations[0]!;
  expect(moved).toMatchObject({ id: 'R1', tail: tnf.group, verdict: 'accepted', before: said });
  expect(noteOn(w.document, subjectOfRelation(w.document, moved)!)?.text).toBe('sure?');
  // The mention that was its end goes: the relation has another one.
  w.take(setVerdict(w.document, w.at('COX-2'), 'rejected'));
  expect(w.relations).toHaveLength(1);
  w.take(setVerdict(w.document, w.at('TNF'), 'rejected'));
  expect(w.relations).toEqual([]);
  w.undo();
  w.undo();
  w.take(setRelationVerdict(w.document, w.relations[0]!, 'undecided'));
  expect(w.relations).toMatchObject([{ tail: cox.group, verdict: 'undecided' }]);
});

test('all mentions of a name are marked, changed and removed in one step each', () => {
  const text = Array.from({ length: 130 }, (_, at) => `Row ${at + 1}: gut flora were counted.`);
  const w = work(text.join('\n'));
  w.add('gut', 'Anatomy');
  expect(w.takeAll(addOccurrences(w.document, w.at('gut')))).toMatchObject({ count: 130 });
  const counted = (type: string) => w.said.filter((one) => one.endsWith(type)).length;
  expect(counted('Anatomy')).toBe(130);
  const disease = editNamesakes(w.document, w.at('gut'), (document, one) =>
    changeType(document, one, 'Disease'),
  );
  expect(w.takeAll(disease)).toMatchObject({ count: 130, spared: 0 });
  expect(counted('Disease')).toBe(130);
  w.takeAll(judgeNamesakes(w.document, w.at('gut'), 'rejected'));
  expect(w.said).toEqual([]);
  w.undo();
  expect(counted('Disease')).toBe(130);
  w.undo();
  w.undo();
  expect(w.said).toHaveLength(1);
});

test('what was decided one by one is spared by what is decided for all of the name', () => {
  const text = 'TNF rose. TNF fell. TNF stayed.';
  const w = work(text);
  const all = [0, 10, 20].map((start) => ({
    ...found(text, 'TNF', 'Gene'),
    id: `M${start}`,
    start,
  }));
  w.read(all.map((one) => ({ ...one, end: one.start + 3 })));
  w.take(setVerdict(w.document, w.mentions[2]!, 'accepted'));
  const rejected = judgeNamesakes(w.document, w.mentions[0]!, 'rejected');
  expect(w.takeAll(rejected)).toMatchObject({ count: 2, spared: 1 });
  expect(w.said).toEqual(['20-23 Gene']);
  w.takeAll(judgeNamesakes(w.document, w.mentions[0]!, 'accepted'));
  expect(w.said).toHaveLength(3);
});

test('occurrences are whole words, spelt as the name is', () => {
  const w = work('The cat CAT concatenates. Cat scans of a cat.');
  w.add('cat', 'Species');
  w.takeAll(addOccurrences(w.document, w.at('cat')));
  expect(w.mentions.map(({ text }) => text)).toEqual(['cat', 'Cat', 'cat']);
});

test('a first letter without a capital of its own is looked for as it is', () => {
  const text = 'ß-4 rose. SS-4 fell. ß-4 stayed.';
  const w = work(text);
  w.read([found(text, 'ß-4', 'Gene')]);
  w.takeAll(addOccurrences(w.document, w.at('ß-4')));
  expect(w.mentions.map(({ text: name }) => name)).toEqual(['ß-4', 'ß-4']);
});

test('a longer mention spares what lies in it, unless it is less likely than not and undecided', () => {
  const text = 'The gut. Gut flora fell. The gut flora rose.';
  const w = work(text);
  const longer = { ...found(text, 'Gut flora', 'Anatomy', 0.9), id: 'M1' };
  const unlikely = { ...found(text, 'gut flora', 'Anatomy', 0.4), id: 'M2', group: 'Anatomy:x' };
  w.read([longer, unlikely]);
  w.add('gut', 'Anatomy');
  const places = () => occurrencesOf(w.document, w.at('gut')).map(({ start }) => start);
  expect(places()).toEqual([29]);
  w.take(setVerdict(w.document, w.at('gut flora'), 'accepted'));
  expect(places()).toEqual([]);
});

test('a name that stands once has no other place, whether or not it was decided about', () => {
  const text = 'TNF rose.';
  const w = work(text);
  w.read([found(text, 'TNF', 'Gene')]);
  expect(occurrencesOf(w.document, w.at('TNF'))).toEqual([]);
  w.take(setVerdict(w.document, w.at('TNF'), 'accepted'));
  expect(occurrencesOf(w.document, w.at('TNF'))).toEqual([]);
});

test('the mention that others are marked after is accepted with them', () => {
  const text = 'TNF rose. TNF fell.';
  const w = work(text);
  w.read([found(text, 'TNF', 'Gene')]);
  w.takeAll(addOccurrences(w.document, w.at('TNF')));
  expect(w.mentions.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
});

test('all above a score is accepted in one step, and nothing that was decided', () => {
  const text = 'TNF and IL6 and sepsis.';
  const w = work(text);
  w.read([
    found(text, 'TNF', 'Gene', 0.9),
    found(text, 'IL6', 'Gene', 0.4),
    found(text, 'sepsis', 'Disease', 0.8),
  ]);
  w.take(setVerdict(w.document, w.at('sepsis'), 'rejected'));
  expect(w.takeAll(acceptAbove(w.document, { mentions: 0.5 }))).toMatchObject({ count: 1 });
  expect(w.mentions.map(({ verdict }) => verdict)).toEqual(['accepted', 'undecided', 'rejected']);
});

test('a concept is chosen for one mention, or for all of its name', () => {
  const text = 'Cold is common. Cold hurts.';
  const w = work(text);
  w.add('Cold', 'Disease');
  w.add('Cold', 'Disease', 1);
  w.take(setConcept(w.document, w.mentions[0]!, { id: 'MESH:D003139', name: 'Cold' }, 'name'));
  w.take(setConcept(w.document, w.mentions[1]!, 'none', 'mention'));
  expect(w.mentions.map(({ link }) => link?.concept?.id)).toEqual(['MESH:D003139', undefined]);
  w.take(setConcept(w.document, w.mentions[1]!, 'lexicon', 'mention'));
  expect(w.mentions.map(({ link }) => link?.concept?.id)).toEqual(['MESH:D003139', 'MESH:D003139']);
});

test('a note keeps its mention although a new reading lacks it, and decides nothing', () => {
  const text = 'TNF rose.';
  const w = work(text);
  w.read([found(text, 'TNF', 'Gene')]);
  w.take(setNote(w.document, subjectOfMention(w.at('TNF')), 'odd'));
  w.read([]);
  expect(w.mentions).toMatchObject([{ text: 'TNF', verdict: 'undecided', source: 'person' }]);
});

test('decisions move with an edit beside them, and are set aside where it touches them', () => {
  const w = work('Doses were low. Statin users reported cramps.');
  w.add('cramps', 'Disease');
  w.add('Statin', 'Chemical');
  w.take(addRelation(w.document, { head: w.at('Statin'), tail: w.at('cramps') }, CAUSES));
  const edit = (start: number, end: number, insert: string): Edit => ({
    ok: true,
    value: { kind: 'edit-text', edit: { start, end, insert } },
  });
  w.take(edit(0, 1, 'About twenty d'));
  expect(w.said).toEqual(['29-35 Chemical', '51-57 Disease']);
  expect(w.relations).toHaveLength(1);
  const before = w.document;
  w.take(edit(51, 54, 'cl'));
  expect(w.said).toEqual(['29-35 Chemical']);
  expect(w.relations).toEqual([]);
  expect(w.document.setAside?.map(({ decision }) => decision.kind)).toEqual([
    'mention',
    'added-relation',
  ]);
  expect(w.document.setAside?.[0]?.context).toContain('Statin users reported cramps.');
  w.undo();
  expect(w.document).toEqual(before);
  w.take(edit(57, 57, 'like'));
  expect(w.document.setAside).toHaveLength(2);
});

test('an operation says when and by whom it was decided, and a span may be put anywhere', () => {
  const w = work('A \u{1F600} smile.');
  const edit = addMention(w.document, [{ start: 3, end: 3 }], 'Gene');
  if (!edit.ok) throw new Error(edit.error.code);
  const at = '2026-11-28T04:00:00.000Z';
  w.take({ ok: true, value: stamped(edit.value, { at, curator: 'Ada' }) });
  expect(w.document.decisions).toMatchObject([
    { at, curator: 'Ada', mention: { start: 2, end: 4 } },
  ]);
  w.take(changeSpans(w.document, w.mentions[0]!, [{ start: 4, end: 99 }]));
  expect(w.at('smile.')).toMatchObject({ start: 5, end: 11 });
});

test('two mentions with one relation to a third each are joined to one with one relation, and both notes', () => {
  const w = work('BRAF and KRAS hit NRAS.');
  for (const name of ['BRAF', 'KRAS', 'NRAS']) w.add(name, 'Gene');
  for (const name of ['BRAF', 'KRAS']) {
    w.take(addRelation(w.document, { head: w.at(name), tail: w.at('NRAS') }, CAUSES));
    const relation = w.relations.at(-1)!;
    const subject = subjectOfRelation(w.document, relation)!;
    w.take(setNote(w.document, subject, `of ${name}`));
  }
  w.take(joinMentions(w.document, [w.at('BRAF'), w.at('KRAS')], 'whole'));
  expect(w.relations).toHaveLength(1);
  const subject = subjectOfRelation(w.document, w.relations[0]!)!;
  expect(noteOn(w.document, subject)?.text).toBe('of BRAF\nof KRAS');
  expect(w.document.decisions.filter(({ kind }) => kind === 'note')).toHaveLength(1);
});

test('of three that are joined all notes stay, and no relation of them with each other', () => {
  const w = work('alpha beta gamma hit delta.');
  for (const name of ['alpha', 'beta', 'gamma', 'delta']) w.add(name, 'Gene');
  for (const name of ['alpha', 'beta', 'gamma']) {
    w.take(setNote(w.document, subjectOfMention(w.at(name)), `on ${name}`));
  }
  w.take(addRelation(w.document, { head: w.at('beta'), tail: w.at('gamma') }, CAUSES));
  w.take(addRelation(w.document, { head: w.at('gamma'), tail: w.at('delta') }, TREATS));
  w.take(joinMentions(w.document, [w.at('alpha'), w.at('beta'), w.at('gamma')], 'whole'));
  const joined = w.at('alpha beta gamma');
  expect(noteOn(w.document, subjectOfMention(joined))?.text).toBe('on alpha\non beta\non gamma');
  expect(w.relations.map(({ type, head }) => [type, head])).toEqual([['treats', joined.group]]);
});

test('what the model says of two that are joined goes with it', () => {
  const text = 'BRAF of KRAS hit NRAS.';
  const w = work(text);
  const [braf, kras, nras] = ['BRAF', 'KRAS', 'NRAS'].map((name) => found(text, name, 'Gene'));
  const between = (id: string, head: Mention, tail: Mention) => ({
    ...{ id, head: head.group, tail: tail.group, ...CAUSES, schema: 'drugprot', score: 0.9 },
    evidence: [{ head: head.id, tail: tail.id, score: 0.9 }],
  });
  w.read([braf!, kras!, nras!], [between('R1', braf!, kras!), between('R2', kras!, nras!)]);
  w.take(joinMentions(w.document, [w.at('BRAF'), w.at('KRAS')], 'whole'));
  const standing = () => w.relations.filter(({ verdict }) => verdict !== 'rejected');
  expect(standing()).toHaveLength(1);
  expect(standing()[0]?.tail).toBe(w.at('NRAS').group);
  // The other mention comes back, and the relation with it does not: it was said of two that are one now.
  const gone = w.mentions.find(({ verdict }) => verdict === 'rejected')!;
  w.take(setVerdict(w.document, gone, 'undecided'));
  expect(standing().map(({ head, tail }) => head === tail)).toEqual([false]);
});
