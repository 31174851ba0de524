import type { Feature } from '../exchange/features.ts';
import type { ExchangeDocument, ExchangeMention, ExchangeRelation } from '../exchange/model.ts';

const text = 'TNF-α and 😀 COX-2\nAspirin inhibits the synthesis of prostaglandins.';
const mention = (id: string, start: number, end: number): ExchangeMention => ({
  id,
  spans: [{ start, end }],
  type: 'Gene',
  concepts: [`NCBIGene:${start + 1}`],
  info: {},
});
const t1 = mention('T1', 0, 5);
const t2 = mention('T2', 13, 18);
const relation: ExchangeRelation = {
  id: 'R1',
  type: 'Association',
  arguments: [
    { role: 'Arg1', mention: 'T1' },
    { role: 'Arg2', mention: 'T2' },
  ],
  info: {},
};
const ofConcepts = {
  ...relation,
  arguments: [
    { role: 'Arg1', concept: 'NCBIGene:1' },
    { role: 'Arg2', concept: 'NCBIGene:14' },
  ],
};

const plain: ExchangeDocument = {
  id: '123',
  text,
  sections: [],
  mentions: [],
  relations: [],
  info: {},
};
const withMention = (change: Partial<ExchangeMention>) => ({
  ...plain,
  mentions: [{ ...t1, ...change }],
});
const withRelation = (change: Partial<ExchangeRelation>, of: ExchangeRelation) => ({
  ...plain,
  mentions: [t1, t2],
  relations: [{ ...of, ...change }],
});

/** A document with each feature. */
export const featureSamples: Readonly<Record<Feature, ExchangeDocument>> = {
  'document id': withMention({}),
  text: plain,
  sections: {
    ...plain,
    sections: [
      { kind: 'title', start: 0, end: 18 },
      { kind: 'RESULTS', start: 19, end: text.length },
    ],
  },
  'document info': { ...plain, info: { doi: '10.1000/1' } },
  mentions: withMention({}),
  'discontinuous mentions': withMention({
    spans: [
      { start: 0, end: 3 },
      { start: 13, end: 18 },
    ],
  }),
  'mention ids': { ...plain, mentions: [{ ...t1, id: 'T7' }] },
  types: withMention({}),
  concepts: withMention({ concepts: ['MESH:D000001', 'MESH:D000002'] }),
  'mention scores': withMention({ score: 0.5 }),
  'mention sources': withMention({ by: 'person' }),
  'negation and speculation': withMention({ negated: true }),
  decisions: withMention({
    by: 'mini@1',
    decided: { decision: 'accepted', by: 'Ada', at: '2026-01-02T03:04:05.000Z' },
  }),
  'mention info': withMention({ info: { note: 'seen twice', count: '2' } }),
  relations: withRelation({}, relation),
  'relations of mentions': withRelation({}, relation),
  'relations of concepts': withRelation({}, ofConcepts),
  roles: withRelation(
    {
      arguments: [
        { role: 'agent', mention: 'T1' },
        { role: 'patient', mention: 'T2' },
      ],
    },
    relation,
  ),
  'relation ids': withRelation({ id: 'R7' }, relation),
  'relation scores': withRelation({ score: 0.5 }, relation),
  'relation sources': withRelation({ by: 'person' }, relation),
  novelty: withRelation({ novel: false }, relation),
  'relation negation and speculation': withRelation({ negated: true }, relation),
  'relation info': withRelation({ info: { note: 'seen twice', count: '2' } }, relation),
};
