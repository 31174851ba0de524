import { expect, test } from 'vitest';
import type { ExchangeDocument, ExchangeMention } from './model.ts';
import { withFound } from './with-found.ts';

const mention = (id: string, start: number, end: number, more = {}): ExchangeMention => ({
  id,
  spans: [{ start, end }],
  type: 'Gene',
  concepts: [],
  info: {},
  ...more,
});
const relation = (id: string, head: string, tail: string) => ({
  id,
  type: 'Bind',
  arguments: [
    { role: 'Arg1', mention: head },
    { role: 'Arg2', mention: tail },
  ],
  info: {},
});
const plain: ExchangeDocument = {
  id: '1',
  text: 'TNF binds TNFR1.',
  sections: [{ kind: 'title', start: 0, end: 16 }],
  mentions: [],
  relations: [],
  info: { doi: 'x' },
};

test('all that a document says stays, with its source; what was found comes beside it', () => {
  const source = {
    ...plain,
    mentions: [mention('T1', 0, 3, { concepts: ['NCBIGene:7124'], by: 'Jo' })],
    relations: [relation('R1', 'T1', 'T1')],
  };
  const found = {
    ...plain,
    sections: [],
    info: {},
    mentions: [mention('T1', 0, 3, { by: 'mini@1' }), mention('T2', 10, 15, { by: 'mini@1' })],
    relations: [{ ...relation('R1', 'T1', 'T2'), by: 'mini@1' }],
  };
  expect(withFound(source, found)).toEqual({
    ...plain,
    mentions: [
      mention('T1', 0, 3, { concepts: ['NCBIGene:7124'], by: 'Jo' }),
      mention('T2', 10, 15, { by: 'mini@1' }),
    ],
    relations: [
      { ...relation('R1', 'T1', 'T1'), by: 'input' },
      { ...relation('R2', 'T1', 'T2'), by: 'mini@1' },
    ],
  });
});

test('ids that the document has are not given again', () => {
  const source = { ...plain, mentions: [mention('T1', 10, 15)] };
  const found = { ...plain, mentions: [mention('T1', 0, 3)] };
  expect(withFound(source, found).mentions.map(({ id, by }) => [id, by])).toEqual([
    ['T2', undefined],
    ['T1', 'input'],
  ]);
});
