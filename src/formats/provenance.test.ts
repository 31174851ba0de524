import { expect, test } from 'vitest';
import { apply } from '../core/document/apply.ts';
import { type Edit, stamped } from '../core/document/edits/edit.ts';
import { addMention, changeType, setVerdict } from '../core/document/edits/mentions.ts';
import { setNote, subjectOfMention } from '../core/document/edits/notes.ts';
import { reviewOf, setReviewed } from '../core/document/edits/review.ts';
import { newDocument, type Stamp, type TextDocument } from '../core/document/model.ts';
import { resolvedMentions } from '../core/document/resolve.ts';
import type { ExchangeMention } from './exchange/model.ts';
import { exportFormats } from './format.ts';
import { formatNamed } from './formats.ts';
import { importDocument } from './import/import-document.ts';
import { readAll } from './testing/read-all.ts';

const text = 'Aspirin eased fever in most.';
const note = 'odd; ask\tagain\ntwice';
const [first, later] = ['2026-11-28T04:00:00.000Z', '2026-11-28T05:00:00.000Z'];
const found = (name: string, type: string) => {
  const start = text.indexOf(name);
  const group = `${type}:${name.toLowerCase()}`;
  return { id: name, start, end: start + name.length, text: name, type, score: 0.9, group };
};

/** Aspirin is accepted by one curator, fever changed and most added with a note by another. */
function curated(): TextDocument {
  let document: TextDocument = {
    ...newDocument('d', text),
    reading: {
      by: { pack: { id: 'tiny', version: '1.2' }, engine: 'wasm' },
      guideline: 'any',
      mentions: [found('Aspirin', 'Chemical'), found('eased', 'Gene'), found('fever', 'Disease')],
      relations: [],
      read: { pieces: 9, of: 9 },
      unread: [],
    },
  };
  const at = (name: string) => resolvedMentions(document).find((one) => one.text === name)!;
  const take = (edit: Edit, stamp: Stamp) => {
    if (!edit.ok) throw new Error(edit.error.code);
    document = apply(document, stamped(edit.value, stamp)).document;
  };
  const [a, b] = [
    { at: first, curator: 'curatorA' },
    { at: later, curator: 'curatorB' },
  ];
  take(setVerdict(document, at('Aspirin'), 'accepted'), a);
  take(setVerdict(document, at('eased'), 'rejected'), a);
  take(changeType(document, at('fever'), 'Species'), b);
  take(addMention(document, [{ start: 23, end: 27 }], 'Species'), b);
  take(setNote(document, subjectOfMention(at('most')), note), b);
  return document;
}

const FULL = ['json-lines', 'bioc-xml', 'bioc-json', 'pubannotation', 'w3c'];

test.each(FULL)(
  '%s says who said what, who decided and when, and the note, read again too',
  (name) => {
    const content = exportFormats
      .find(({ id }) => id === name)!
      .write(curated(), {
        date: new Date(0),
      }).content;
    const {
      documents: [read],
    } = readAll(formatNamed(name)!, content);
    const by = (word: string): ExchangeMention | undefined =>
      read?.mentions.find(({ spans: [span] }) => text.slice(span?.start, span?.end) === word);
    expect(read?.mentions).toHaveLength(3);
    expect(by('Aspirin')).toMatchObject({
      by: 'tiny@1.2',
      decided: { decision: 'accepted', by: 'curatorA', at: first },
    });
    expect(by('fever')).toMatchObject({
      ...{ by: 'person', type: 'Species' },
      decided: { decision: 'changed', by: 'curatorB', at: later },
    });
    expect(by('most')).toMatchObject({
      by: 'person',
      decided: { decision: 'added', by: 'curatorB', at: later },
      info: { note },
    });
    // On the page it is decided and noted, and a file that is exported once more still says it.
    const again = importDocument(read!, 'file').document;
    expect(
      again.decisions
        .filter(({ kind }) => kind === 'mention')
        .map(({ at, curator }) => [at, curator]),
    ).toEqual([
      [first, 'curatorA'],
      [later, 'curatorB'],
      [later, 'curatorB'],
    ]);
    expect(again.decisions.find((one) => one.kind === 'note')).toMatchObject({ text: note });
    expect(resolvedMentions(again).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 3 }, () => 'accepted'),
    );
    const twice = exportFormats.find(({ id }) => id === name)!.write(again, { date: new Date(0) });
    const {
      documents: [reread],
    } = readAll(formatNamed(name)!, twice.content);
    expect(reread?.mentions.map(({ decided }) => decided)).toEqual(
      read?.mentions.map(({ decided }) => decided),
    );
  },
);

test.each(['tsv', 'tsv-entities'])('in %s a note stays in its cell', (name) => {
  const { content } = exportFormats
    .find(({ id }) => id === name)!
    .write(curated(), {
      date: new Date(0),
    });
  const rows = content.split('\n').slice(0, -1);
  const width = rows[0]?.split('\t').length;
  expect(rows).toHaveLength(name === 'tsv' ? 4 : 5);
  for (const row of rows) expect(row.split('\t')).toHaveLength(width!);
  expect(content).toContain('odd; ask\\tagain\\ntwice');
});

test('brat has it on one line, and says what it changed', () => {
  const brat = exportFormats.find(({ id }) => id === 'brat')!;
  const { content, losses } = brat.write(curated(), { date: new Date(0) });
  expect(content).toContain('AnnotatorNotes T3\todd; ask\tagain twice\n');
  expect(content).toMatch(/curator T1 curatorA/);
  expect(losses).toContain('mention info: changed');
});

test.each(['json-lines', 'bioc-xml', 'bioc-json'])(
  '%s holds who reviewed a document and when, of one without mentions too; not once that is taken back',
  (name) => {
    const format = exportFormats.find(({ id }) => id === name)!;
    const review = { at: later, curator: 'curatorB' };
    const mark = (document: TextDocument, isReviewed: boolean) => {
      const edit = setReviewed(document, isReviewed);
      if (!edit.ok) throw new Error(edit.error.code);
      return apply(document, stamped(edit.value, review)).document;
    };
    const again = (document: TextDocument) => {
      const { content } = format.write(document, { date: new Date(later) });
      const [read] = readAll(formatNamed(name)!, content).documents;
      return importDocument(read!, 'again').document;
    };
    const reviewed = again(mark(newDocument('d', text), true));
    expect(reviewOf(reviewed)).toMatchObject(review);
    expect(reviewOf(again(mark(reviewed, false)))).toBeUndefined();
  },
);
