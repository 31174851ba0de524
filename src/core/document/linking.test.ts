import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention, Relation } from '../annotation.ts';
import type { LinkedConcept } from '../link/link.ts';
import { judgedRelation } from '../testing/judged.ts';
import { apply } from './apply.ts';
import { setConcept } from './edits/concepts.ts';
import { changeSpans, changeType } from './edits/mentions.ts';
import { entityGroups } from './groups.ts';
import { newDocument, type TextDocument } from './model.ts';
import { type ConceptChoice, chooseConcept } from './operations.ts';
import { resolvedMentions } from './resolve.ts';
import { resolvedRelations } from './resolve-relations.ts';

const text = 'Aspirin, or acetylsalicylic acid, hits Il6; IL6 too. Aspirin helps.';
const at = (id: string, name: string, type: string, from = 0): Mention => {
  const start = text.indexOf(name, from);
  const group = `${type}:${name.toLowerCase()}`;
  return { id, start, end: start + name.length, text: name, type, score: 0.9, group };
};
const mentions = [
  at('T1', 'Aspirin', 'Chemical'),
  at('T2', 'acetylsalicylic acid', 'Chemical'),
  at('T3', 'Il6', 'Gene'),
  at('T4', 'IL6', 'Gene'),
  at('T5', 'Aspirin', 'Chemical', 10),
];
const inhibits = (id: string, head: string, tail: string, score: number): Relation => ({
  id,
  head: mentions.find((one) => one.id === head)?.group ?? '',
  tail: 'Gene:il6',
  type: 'INHIBITOR',
  schema: 'drugprot',
  directed: true,
  score,
  evidence: [{ head, tail, score }],
});
const aspirin: LinkedConcept = { id: 'MESH:D001241', name: 'Aspirin', score: 0.9 };
const human: LinkedConcept = { id: 'NCBIGene:3569', name: 'IL6', score: 0.8, taxon: 9606 };
const mouse: LinkedConcept = { id: 'NCBIGene:16193', name: 'Il6', score: 0.7, taxon: 10_090 };

const read: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'p', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions,
    relations: [inhibits('R1', 'T1', 'T4', 0.6), inhibits('R2', 'T2', 'T4', 0.8)],
    read: { pieces: 9, of: 9 },
    unread: [],
    linking: {
      by: { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] },
      concepts: {
        T1: [aspirin],
        T2: [aspirin],
        T3: [mouse, human],
        T4: [human, mouse],
        T5: [aspirin],
      },
    },
  },
};

const rows = (document: TextDocument) =>
  entityGroups(resolvedMentions(document)).map(({ mentions: members, link }) => [
    members.map(({ id }) => id).join(' '),
    link?.concept?.id,
  ]);
const choose = (document: TextDocument, id: string, choice: ConceptChoice) => {
  const mention = resolvedMentions(document).find((one) => one.id === id);
  if (!mention) throw new Error(`no mention ${id}`);
  return apply(document, chooseConcept(document, mention, choice));
};

describe('grouping by concept', () => {
  it('takes two names of one concept for one entity, and one name of two concepts for two', () => {
    expect(rows(read)).toEqual([
      ['T1 T2 T5', 'MESH:D001241'],
      ['T3', 'NCBIGene:16193'],
      ['T4', 'NCBIGene:3569'],
    ]);
  });

  it('names an entity as the text does most often', () => {
    const names = entityGroups(resolvedMentions(read)).map(({ name }) => name);
    expect(names).toEqual(['Aspirin', 'Il6', 'IL6']);
  });

  it('makes one claim of two about the same concepts, with the evidence of both', () => {
    const relations = resolvedRelations(read, resolvedMentions(read));
    expect(relations).toHaveLength(1);
    expect(relations[0]).toMatchObject({ score: 0.8, evidence: [{}, {}] });
  });

  it('leaves a claim that was decided about decided when its concepts come and go', () => {
    const relation = resolvedRelations(read, resolvedMentions(read))[0];
    const operation = relation && judgedRelation(read, relation.id, 'rejected');
    const judged = operation && apply(read, operation).document;
    if (!judged?.reading) throw new Error('nothing was judged');
    const { linking: _, ...reading } = judged.reading;
    const unlinked = { ...judged, reading };
    for (const document of [judged, unlinked]) {
      const verdicts = resolvedRelations(document, resolvedMentions(document)).map(
        (one) => one.verdict,
      );
      expect(new Set(verdicts)).toEqual(new Set(['rejected']));
    }
  });

  it('keeps what has no match with its namesakes', () => {
    const reading = read.reading && {
      ...read.reading,
      linking: { by: read.reading.linking!.by, concepts: { T1: [aspirin], T5: [], T2: [] } },
    };
    expect(rows({ ...read, ...(reading && { reading }) })).toEqual([
      ['T1 T5', 'MESH:D001241'],
      ['T2', undefined],
      ['T3 T4', undefined],
    ]);
  });
});

describe('a concept that a person chose', () => {
  it('holds for all mentions of that name, and goes back to what it was', () => {
    const { document, inverse } = choose(read, 'T1', { id: 'X:1', name: 'mine' });
    expect(rows(document)[0]).toEqual(['T1 T5', 'X:1']);
    expect(resolvedMentions(document)[4]?.link).toEqual({
      by: 'person',
      concept: { id: 'X:1', name: 'mine', score: 1 },
      candidates: [aspirin],
    });
    expect(apply(document, inverse).document).toEqual(read);
  });

  it('can be none, or the lexicon\u2019s again', () => {
    const none = choose(read, 'T2', 'none').document;
    expect(rows(none)[1]).toEqual(['T2', undefined]);
    expect(rows(choose(none, 'T2', 'lexicon').document)).toEqual(rows(read));
  });

  it('replaces the choice before it', () => {
    const one = choose(read, 'T1', { id: 'X:1', name: 'mine' }).document;
    const other = choose(one, 'T5', { id: 'X:2', name: 'other' }).document;
    expect(other.decisions).toHaveLength(1);
    expect(rows(other)[0]).toEqual(['T1 T5', 'X:2']);
  });

  it('survives a new reading, whose ids differ, and a lexicon that is not there', () => {
    const { document } = choose(read, 'T1', { id: 'X:1', name: 'mine' });
    const reading = document.reading && {
      ...document.reading,
      mentions: mentions.map((mention) => ({ ...mention, id: `new ${mention.id}` })),
      relations: [],
    };
    const { linking: _, ...unlinked } = reading ?? {};
    const again = { ...document, reading: unlinked } as TextDocument;
    expect(rows(again)[0]).toEqual(['new T1 new T5', 'X:1']);
  });

  it('keeps the score with which the lexicon offered it', () => {
    const { document } = choose(read, 'T4', { id: mouse.id, name: mouse.name });
    expect(rows(document)[1]).toEqual(['T3 T4', 'NCBIGene:16193']);
    expect(resolvedMentions(document)[3]?.link?.concept).toEqual(mouse);
  });
});

describe('an accepted relation between two names', () => {
  const names = 'p53 binds TP53. Il6 binds IL6.';
  const named = (id: string, name: string): Mention => {
    const start = names.indexOf(name);
    const own = { id, start, end: start + name.length, text: name };
    return { ...own, type: 'Gene', score: 0.9, group: `Gene:${name}` };
  };
  const [p53, tp53, mouseIl6, humanIl6] = ['p53', 'TP53', 'Il6', 'IL6'].map((name, index) =>
    named(`T${index + 1}`, name),
  ) as [Mention, Mention, Mention, Mention];
  const concept = (id: string): LinkedConcept => ({ id, name: id, score: 0.9 });
  const documentWith = (concepts: Readonly<Record<string, readonly LinkedConcept[]>>) => {
    const linking = { by: { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] }, concepts };
    const reading = { ...read.reading!, mentions: [p53, tp53, mouseIl6, humanIl6], relations: [] };
    return { ...newDocument('d', names), reading: { ...reading, linking } };
  };
  const accept = (head: Mention, tail: Mention): TextDocument['decisions'][number] => ({
    kind: 'relation',
    verdict: 'accepted',
    schema: 'biored',
    type: 'Bind',
    directed: false,
    score: 0.8,
    head: { type: 'Gene', names: [head.text] },
    tail: { type: 'Gene', names: [tail.text] },
  });
  const relations = (document: TextDocument) =>
    resolvedRelations(document, resolvedMentions(document)).map(({ head, tail }) => [head, tail]);

  it('is not among the relations while both are one concept, and back when they are two', () => {
    const decisions = [accept(p53, tp53)];
    const one = { T1: [concept('NCBIGene:7157')], T2: [concept('NCBIGene:7157')] };
    expect(relations({ ...documentWith(one), decisions })).toEqual([]);
    const two = { T1: [concept('NCBIGene:7157')], T2: [concept('NCBIGene:22059')] };
    expect(relations({ ...documentWith(two), decisions })).toEqual([
      ['Gene NCBIGene:7157', 'Gene NCBIGene:22059'],
    ]);
  });

  it('stays between two concepts whose names differ only in case', () => {
    const concepts = { T3: [mouse], T4: [human] };
    for (const [head, tail] of [
      [mouseIl6, humanIl6],
      [humanIl6, mouseIl6],
    ] as const) {
      const conceptOf = (one: Mention) => `Gene ${(one === mouseIl6 ? mouse : human).id}`;
      expect(relations({ ...documentWith(concepts), decisions: [accept(head, tail)] })).toEqual([
        [conceptOf(head), conceptOf(tail)],
      ]);
    }
  });
});

it('says no concept of a mention that the best one fits badly, and offers it all the same', () => {
  const badly: LinkedConcept = { id: 'NCBIGene:4907', name: 'NT5E', score: 0.34 };
  const document = newDocument('d', 'NT-proBNP rose.');
  const [first] = read.reading ? [read.reading] : [];
  if (!first) throw new Error('The document was not read.');
  const mention: Mention = { ...at('T1', 'IL6', 'Gene'), start: 0, end: 9, text: 'NT-proBNP' };
  const linking = {
    by: { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] },
    concepts: { T1: [badly] },
  };
  const [linked] = resolvedMentions({
    ...document,
    reading: { ...first, mentions: [mention], relations: [], linking },
  });
  expect(linked?.link).toEqual({ by: 'lexicon', candidates: [badly] });
});

describe('whatever a person edits', () => {
  const TYPES = ['Gene', 'Chemical', 'Disease'];
  const step = fc.record({
    mention: fc.nat(9),
    what: fc.constantFrom('type', 'span', 'choice', 'choice for this one'),
    type: fc.constantFrom(...TYPES),
    start: fc.nat(40),
  });

  it('no mention stands for a concept that was found or chosen for another type', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let document = read;
        for (const { mention: at, what, type, start } of steps) {
          const all = resolvedMentions(document);
          const mention = all[at % all.length];
          if (!mention) continue;
          if (what === 'type' || what === 'span') {
            const edit =
              what === 'type'
                ? changeType(document, mention, type)
                : changeSpans(document, mention, [{ start, end: start + 6 }]);
            if (edit.ok) ({ document } = apply(document, edit.value));
          } else {
            const concept = { id: `MY:${mention.type}`, name: mention.text };
            const scope = what === 'choice' ? 'name' : 'mention';
            const edit = setConcept(document, mention, concept, scope);
            if (edit.ok) ({ document } = apply(document, edit.value));
          }
        }
        const typeOf = new Map([
          [aspirin.id, 'Chemical'],
          [human.id, 'Gene'],
          [mouse.id, 'Gene'],
          ...TYPES.map((type) => [`MY:${type}`, type] as const),
        ]);
        for (const { type, link } of resolvedMentions(document)) {
          for (const { id } of [
            ...(link?.candidates ?? []),
            ...(link?.concept ? [link.concept] : []),
          ]) {
            expect(typeOf.get(id)).toBe(type);
          }
        }
      }),
    );
  });
});
