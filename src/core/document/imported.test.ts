import { describe, expect, it } from 'vitest';
import type { Mention } from '../annotation.ts';
import { judgedMention } from '../testing/judged.ts';
import { apply } from './apply.ts';
import { perform, undo } from './history.ts';
import { emptyHistory, type Imported, newDocument, type TextDocument } from './model.ts';
import { hasScore, isOfModel, resolvedMentions } from './resolve.ts';
import { resolvedRelations } from './resolve-relations.ts';

const text = 'Aspirin hits COX-2. Ibuprofen does too.';
const at = (id: string, name: string, type: string, score: number): Mention => {
  const start = text.indexOf(name);
  const group = `${type}:${name.toLowerCase()}`;
  return { id, start, end: start + name.length, text: name, type, score, group };
};
const inhibits = (id: string, head: Mention, tail: Mention, score: number) => ({
  id,
  head: head.group,
  tail: tail.group,
  type: 'INHIBITOR',
  schema: id.startsWith('F') ? 'file' : 'drugprot',
  directed: true,
  score,
  evidence: [{ head: head.id, tail: tail.id, score }],
});
const [aspirin, cox2] = [at('T1', 'Aspirin', 'Chemical', 0.9), at('T2', 'COX-2', 'Gene', 0.8)];
const [f1, f2, f3] = [
  at('F1', 'Aspirin', 'Chemical', 1),
  at('F2', 'COX-2', 'Gene', 0.4),
  at('F3', 'Ibuprofen', 'Chemical', 1),
];
const said = { concepts: [], hasScore: false, info: {} };
const roles = ['subject', 'object'] as const;
const imported: Imported = {
  from: 'a.txt',
  mentions: [
    { ...said, mention: f1, concepts: ['MESH:D001241'] },
    { ...said, mention: f2, hasScore: true },
    { ...said, mention: f3 },
  ],
  relations: [
    { ...said, relation: inhibits('FR1', f1, f2, 1), roles },
    { ...said, relation: inhibits('FR2', f3, f2, 1), roles },
  ],
  sections: [{ kind: 'title', start: 0, end: 19 }],
  info: {},
};
const alone: TextDocument = { ...newDocument('d', text), imported };
const read: TextDocument = {
  ...alone,
  reading: {
    by: { pack: { id: 'p', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [aspirin, cox2],
    relations: [inhibits('R1', aspirin, cox2, 0.7)],
    read: { pieces: 9, of: 9 },
    unread: [],
  },
};

describe('the layer of a file', () => {
  it('is there before the model has read, with scores only where the file gives them', () => {
    const mentions = resolvedMentions(alone);
    expect(mentions.map((one) => [one.id, one.source, hasScore(one)])).toEqual([
      ['F1', 'file', false],
      ['F2', 'file', true],
      ['F3', 'file', false],
    ]);
    expect(resolvedRelations(alone, mentions).map(({ id }) => id)).toEqual(['FR1', 'FR2']);
  });

  it('stays when the model reads: what both say is one, the file’s, by the model’s id', () => {
    const mentions = resolvedMentions(read);
    expect(mentions.map((one) => [one.id, one.source, one.score, isOfModel(one)])).toEqual([
      ['T1', 'file', 0.9, true],
      ['T2', 'file', 0.4, true],
      ['F3', 'file', 1, false],
    ]);
    const relations = resolvedRelations(read, mentions);
    expect(relations.map((one) => [one.id, one.source, isOfModel(one)])).toEqual([
      ['R1', 'file', true],
      ['FR2', 'file', false],
    ]);
    expect(relations[1]?.evidence).toMatchObject([{ head: 'F3', tail: 'T2' }]);
  });

  it('names concepts, which a person may still choose', () => {
    const [first] = resolvedMentions(alone);
    expect(first?.link).toMatchObject({ by: 'file', concept: { id: 'MESH:D001241' } });
    const [mention, ...rest] = imported.mentions;
    const bare = { ...mention!, concepts: ['D001241'] };
    const concepts = { T1: [{ id: 'MESH:D001241', name: 'Aspirin', score: 0.7 }] };
    const by = { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] };
    const document = {
      ...read,
      imported: { ...imported, mentions: [bare, ...rest] },
      reading: { ...read.reading!, linking: { by, concepts } },
    };
    expect(resolvedMentions(document)[0]?.link?.concept?.name).toBe('Aspirin');
  });

  it('is judged as the model is, and the file stays as it was', () => {
    const { document } = apply(alone, judgedMention(alone, 0, 'rejected'));
    expect(resolvedMentions(document)[0]).toMatchObject({ verdict: 'rejected', source: 'file' });
    expect(document.imported).toBe(imported);
    expect(Object.keys((document.decisions[0] as { mention: object }).mention).sort()).toEqual(
      ['end', 'group', 'id', 'score', 'start', 'text', 'type'].sort(),
    );
  });

  it('moves with the text, loses what was edited, and is whole again when that is undone', () => {
    const edit = { start: 20, end: 29, insert: 'Naproxen' };
    const tracked = perform({ document: read, history: emptyHistory }, { kind: 'edit-text', edit });
    const { imported: left } = tracked.document;
    expect(left?.mentions.map(({ mention }) => mention.id)).toEqual(['F1', 'F2']);
    expect(left?.relations.map(({ relation }) => relation.id)).toEqual(['FR1']);
    expect(left?.sections).toEqual([]);
    expect(undo(tracked).document).toEqual(read);
  });
});

describe('identifiers of a file', () => {
  const names = 'ASA is aspirin. Aspirin is given.';
  const mentionAt = (id: string, start: number, end: number, type = 'Chemical') => {
    const name = names.slice(start, end);
    const group = `${type}:${name.toLowerCase()}`;
    return { id, start, end, text: name, type, score: 1, group };
  };
  const groupsWith = (ids: readonly string[], type?: string) => {
    const mentions = [mentionAt('F1', 0, 3), mentionAt('F2', 7, 14, type), mentionAt('F3', 16, 23)];
    const from = mentions.map((mention, at) => ({ ...said, mention, concepts: [ids[at] ?? ''] }));
    const document = {
      ...newDocument('d', names),
      imported: { ...imported, mentions: from, relations: [], sections: [] },
    };
    return resolvedMentions(document).map(({ group }) => group);
  };

  it('are one with and without the vocabulary, where one alone is meant', () => {
    const [a, b, c] = groupsWith(['D001241', 'MESH:D001241', 'D001241']);
    expect([b, c]).toEqual([a, a]);
  });

  it('stay apart where it is not said which vocabulary is meant, or of what type', () => {
    expect(new Set(groupsWith(['D001241', 'MESH:D001241', 'OMIM:D001241'])).size).toBe(3);
    const [, gene, chemical] = groupsWith(['MESH:D001241', 'D001241', 'D001241'], 'Gene');
    expect(gene).toContain('D001241');
    expect(gene).not.toContain('MESH');
    expect(chemical).toContain('MESH:D001241');
  });
});
