import { describe, expect, test } from 'vitest';
import type { Mention } from '../annotation.ts';
import { judgedMention, judgedRelation } from '../testing/judged.ts';
import { applyEdit, diffEdit } from '../text/edit.ts';
import { apply } from './apply.ts';
import { newDocument, type TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';
import { resolvedRelations } from './resolve-relations.ts';

const text = 'TNF rises in sepsis. Aspirin lowers IL-6. Sepsis kills.';

function mention(surface: string, type: string, from = 0): Mention {
  const start = text.indexOf(surface, from);
  const group = `${type}:${surface.toLowerCase()}`;
  const end = start + surface.length;
  return { id: `${surface}@${start}`, start, end, text: surface, type, score: 0.9, group };
}

const tnf = mention('TNF', 'Gene');
const sepsis = mention('sepsis', 'Disease');
const aspirin = mention('Aspirin', 'Chemical');
const il6 = mention('IL-6', 'Gene');
const sepsisAgain = mention('Sepsis', 'Disease');

const read: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [tnf, sepsis, aspirin, il6, sepsisAgain],
    relations: [
      {
        id: 'r1',
        head: tnf.group,
        tail: sepsis.group,
        type: 'Positive_Correlation',
        schema: 'biored',
        directed: false,
        score: 0.8,
        evidence: [
          { head: tnf.id, tail: sepsis.id, score: 0.8 },
          { head: tnf.id, tail: sepsisAgain.id, score: 0.3 },
        ],
      },
      {
        id: 'r2',
        head: aspirin.group,
        tail: il6.group,
        type: 'INHIBITOR',
        schema: 'drugprot',
        directed: true,
        score: 0.7,
        evidence: [{ head: aspirin.id, tail: il6.id, score: 0.7 }],
      },
    ],
    read: { pieces: 20, of: 20 },
    unread: [],
  },
};

/** The document after `text` was edited into `after`. */
function edited(document: TextDocument, after: string): TextDocument {
  const edit = diffEdit(document.text, after);
  if (!edit) throw new Error('No difference');
  expect(applyEdit(document.text, edit)).toBe(after);
  return apply(document, { kind: 'edit-text', edit }).document;
}

const surfaces = (document: TextDocument) => document.reading?.mentions.map((one) => one.text);
const unread = (document: TextDocument) =>
  document.reading?.unread.map(({ start, end }) => document.text.slice(start, end));
const relationIds = (document: TextDocument) => document.reading?.relations.map((one) => one.id);

describe('an edit', () => {
  test('drops the mentions of the changed sentence and moves the others along', () => {
    const after = edited(read, text.replace('lowers', 'does not lower'));
    expect(surfaces(after)).toEqual(['TNF', 'sepsis', 'Sepsis']);
    expect(after.reading?.mentions.map((one) => one.start)).toEqual([0, 13, 50]);
    expect(unread(after)).toEqual(['Aspirin does not lower IL-6.']);
  });

  test('of white space between sentences drops nothing and leaves nothing to read', () => {
    const after = edited(read, text.replace('. Aspirin', '.  Aspirin'));
    expect(surfaces(after)).toEqual(surfaces(read));
    expect(unread(after)).toEqual([]);
  });

  test('that joins two sentences changes both', () => {
    const after = edited(read, text.replace('IL-6. Sepsis', 'IL-6, Sepsis'));
    expect(surfaces(after)).toEqual(['TNF', 'sepsis']);
    expect(unread(after)).toEqual(['Aspirin lowers IL-6, Sepsis kills.']);
  });

  test('that inserts a sentence leaves the others as they were', () => {
    const after = edited(read, text.replace('Aspirin', 'Few survive. Aspirin'));
    expect(surfaces(after)).toEqual(surfaces(read));
    expect(unread(after)).toEqual(['Few survive.']);
  });

  test('after an edit keeps the first changed sentence waiting to be read', () => {
    const once = edited(read, text.replace('kills', 'often kills'));
    const twice = edited(once, once.text.replace('rises', 'seldom rises'));
    expect(unread(twice)).toEqual(['TNF seldom rises in sepsis.', 'Sepsis often kills.']);
  });

  test('has all sentences read again that a dropped mention reached across', () => {
    const across = { ...mention('IL-6', 'Gene'), end: text.indexOf('kills'), id: 'across' };
    const mentions = [tnf, aspirin, { ...across, text: text.slice(across.start, across.end) }];
    const reading = { ...read.reading!, mentions, relations: [] };
    const after = edited({ ...read, reading }, text.replace('IL-6. Sepsis', 'IL-6.  Sepsis'));
    expect(surfaces(after)).toEqual(['TNF']);
    expect(unread(after)).toEqual(['Aspirin lowers IL-6.', 'Sepsis kills.']);
  });

  test('takes a relation with its last evidence, and what was decided about it', () => {
    const relation = read.reading!.relations[1]!;
    const operation = judgedRelation(read, relation.id, 'rejected');
    const judged = apply(read, operation).document;
    const after = edited(judged, text.replace('lowers', 'raises'));
    expect(relationIds(after)).toEqual(['r1']);
    expect(after.decisions).toEqual([]);
  });

  test('leaves a relation the evidence that is left, and its score', () => {
    const after = edited(read, text.replace('kills', 'often kills'));
    expect(after.reading?.relations[0]).toMatchObject({ id: 'r1', score: 0.8 });
    expect(after.reading?.relations[0]?.evidence).toHaveLength(1);
  });

  test('moves a decision about a mention of an unchanged sentence', () => {
    const operation = judgedMention(read, 4, 'rejected');
    const judged = apply(read, operation).document;
    const after = edited(judged, `In short: ${text}`);
    expect(resolvedMentions(after).map((one) => [one.text, one.verdict])).toEqual([
      ['Aspirin', 'undecided'],
      ['IL-6', 'undecided'],
      ['Sepsis', 'rejected'],
    ]);
  });

  test('marks what was asked before as outdated and drops answers of changed sentences', () => {
    const answer = { start: 13, end: 19, text: 'sepsis', score: 0.9 };
    const other = { start: 36, end: 40, text: 'IL-6', score: 0.4 };
    const by = read.reading!.by;
    const asked = { id: 'q', question: 'What?', by, read: { pieces: 20, of: 20 }, outdated: false };
    const questions = [{ ...asked, answers: [answer, other], best: answer }];
    const after = edited({ ...read, questions }, text.replace('lowers', 'raises'));
    expect(after.questions).toEqual([
      { ...asked, answers: [answer], best: answer, outdated: true },
    ]);
  });
});

describe('decisions', () => {
  const rejectTnf = apply(read, judgedMention(read, 0, 'rejected')).document;
  const acceptTnf = apply(read, judgedMention(read, 0, 'accepted')).document;

  test('hold for a new reading that gives the same mention another id and score', () => {
    const reading = { ...read.reading!, mentions: [{ ...tnf, id: 'new', score: 0.6 }] };
    expect(resolvedMentions({ ...rejectTnf, reading })).toMatchObject([
      { id: 'new', verdict: 'rejected', source: 'model', score: 0.6 },
    ]);
  });

  test('keep an accepted mention that a new reading lacks, and drop a rejected one', () => {
    const reading = { ...read.reading!, mentions: [], relations: [] };
    expect(resolvedMentions({ ...acceptTnf, reading })).toMatchObject([
      { text: 'TNF', verdict: 'accepted', source: 'person' },
    ]);
    expect(resolvedMentions({ ...rejectTnf, reading })).toEqual([]);
  });

  test('never let a kept mention share the id of another', () => {
    const reading = { ...read.reading!, mentions: [{ ...il6, id: tnf.id }], relations: [] };
    const ids = resolvedMentions({ ...acceptTnf, reading }).map((one) => one.id);
    expect(new Set(ids).size).toBe(2);
  });

  test('about a relation hold for a new reading with other ids and groups', () => {
    const operation = judgedRelation(read, read.reading!.relations[0]!.id, 'accepted');
    const accepted = apply(read, operation).document;
    const rename = <T extends { group: string }>(one: T) => ({ ...one, group: `g2:${one.group}` });
    const mentions = read.reading!.mentions.map(rename);
    const [first] = read.reading!.relations;
    const swapped = { ...first!, id: 'x', head: `g2:${first!.tail}`, tail: `g2:${first!.head}` };
    const again = { ...accepted, reading: { ...read.reading!, mentions, relations: [swapped] } };
    expect(resolvedRelations(again, resolvedMentions(again))).toMatchObject([
      { id: 'x', verdict: 'accepted', source: 'model' },
    ]);
    const lacking = { ...again, reading: { ...again.reading, relations: [] } };
    expect(resolvedRelations(lacking, resolvedMentions(lacking))).toMatchObject([
      { head: `g2:${tnf.group}`, verdict: 'accepted', source: 'person', score: 0.8 },
    ]);
  });

  test('about a directed relation do not hold for its reverse', () => {
    const operation = judgedRelation(read, read.reading!.relations[1]!.id, 'rejected');
    const rejected = apply(read, operation).document;
    const relation = read.reading!.relations[1]!;
    const reversed = { ...relation, head: relation.tail, tail: relation.head };
    const again = { ...rejected, reading: { ...read.reading!, relations: [reversed] } };
    expect(resolvedRelations(again, resolvedMentions(again))).toMatchObject([
      { verdict: 'undecided' },
    ]);
  });

  test('can be taken back', () => {
    const back = apply(rejectTnf, judgedMention(rejectTnf, 0, 'undecided'));
    expect(back.document).toEqual(read);
  });
});
