import { describe, expect, it } from 'vitest';
import type { BesidePack } from '../../core/custom-model/model.ts';
import { withPlaceholders } from '../../core/read/classify-pairs.ts';
import type { Reader } from '../../core/read/reader.ts';
import { wordReader } from '../../core/testing/word-reader.ts';
import { annotateWithOwn, manifestWithOwn } from './annotate-with-own.ts';
import type { OpenOwn } from './open-own.ts';

const CONTROL = { isCancelled: () => false, yieldControl: async () => {} };
const TEXT = 'BRAF and aspirin. The patient took gefitinib.';

const described = (task: BesidePack['task'], title: string) =>
  ({ id: 'own', title, task, files: [], labels: {}, head: 'Gene', tail: 'Chemical' }) as BesidePack;

/** Finds the same mentions as the word pack, under its own title and with other types. */
function finder(title: string): OpenOwn {
  const words = wordReader();
  const manifest: Reader['manifest'] = {
    ...words.manifest,
    relations: undefined,
    entities: {
      defaultGuideline: title,
      heads: words.manifest.entities.heads.map((head) => ({ ...head, guideline: title })),
    },
  };
  return { task: 'entities', model: described('entities', title), reader: { ...words, manifest } };
}

const judge = (logits: readonly number[]): OpenOwn => {
  const { vocabulary, tokenize } = wordReader();
  return {
    task: 'relations',
    model: described('relations', 'Judge'),
    classifier: {
      ...{ name: 'Judge', head: 'Gene', tail: 'Chemical', vocabulary, tokenize },
      ...{ positions: 64, labels: ['', 'Binds'], classify: async () => Float32Array.from(logits) },
    },
  };
};

async function read(own: readonly OpenOwn[], guideline?: string) {
  const request = { text: TEXT, ...(guideline !== undefined && { guideline }) };
  const result = await annotateWithOwn(request, wordReader(), own, CONTROL);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('annotateWithOwn', () => {
  it('without models of one’s own is what the pack says', async () => {
    const { mentions, relations } = await read([]);
    expect(mentions.map(({ text }) => text)).toEqual(['BRAF', 'aspirin', 'gefitinib']);
    expect(relations).toHaveLength(2);
  });

  it('has the pack relate what one’s own model found, as it would its own', async () => {
    const own = await read([finder('Mine')]);
    const pack = await read([finder('Mine')], 'any');
    expect(own.mentions).toEqual(pack.mentions);
    expect(own.relations).toEqual(pack.relations);
  });

  it('adds what a classifier judges of the pairs of one sentence', async () => {
    const { relations } = await read([judge([0, 12])]);
    const own = relations.filter(({ schema }) => schema === 'Judge');
    expect(own.map(({ head, tail, type }) => [head, tail, type])).toEqual([
      ['Gene:braf', 'Chemical:aspirin', 'Binds'],
    ]);
    expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length);
  });

  it('adds nothing where a classifier says there is nothing', async () => {
    const { relations } = await read([judge([3, 0])]);
    expect(relations.some(({ schema }) => schema === 'Judge')).toBe(false);
  });

  it('reads and judges only around the sentence that was edited', async () => {
    const text = 'BRAF and aspirin. '.repeat(100);
    let judged = 0;
    const pack = wordReader();
    const own = finder('Mine');
    if (own.task !== 'entities') throw new Error('a finder finds entities');
    const judging = judge([0, 12]);
    if (judging.task !== 'relations') throw new Error('a judge judges relations');
    const { classify } = judging.classifier;
    const counted: OpenOwn = {
      ...judging,
      classifier: {
        ...judging.classifier,
        classify: (ids) => {
          judged += 1;
          return classify(ids);
        },
      },
    };
    const readFrom = (request: Parameters<typeof annotateWithOwn>[0]) =>
      annotateWithOwn(request, pack, [own, counted], CONTROL);
    const whole = await readFrom({ text });
    if (!whole.ok) throw new Error(whole.error.code);
    expect(judged).toBe(100);
    judged = 0;
    pack.seen.length = 0;
    const focus = [{ start: 0, end: 17 }];
    const known = whole.value.mentions.filter(({ start }) => start > 17);
    const again = await readFrom({ text, focus, known });
    expect(again).toMatchObject({ ok: true, value: { mentions: [{ start: 0 }, { start: 9 }] } });
    expect(judged).toBe(1);
    expect(pack.seen).toHaveLength(1);
    const relations = again.ok ? again.value.relations : [];
    expect(relations.map(({ head, tail }) => [head, tail])).toEqual([
      ['Gene:braf', 'Chemical:aspirin'],
    ]);
  });

  it('offers the guideline of one’s own model first, and says in its version with what was read', () => {
    const { manifest } = wordReader();
    const together = manifestWithOwn(manifest, [finder('Mine')]);
    expect(together.entities.defaultGuideline).toBe('Mine');
    expect(together.entities.heads).toHaveLength(4);
    expect(together.version).toMatch(/^0 with Mine [0-9a-f]+$/);
    expect(manifestWithOwn(manifest, [])).toBe(manifest);
  });
});

describe('withPlaceholders', () => {
  it('puts what a mention is in its place, whichever comes first', () => {
    const text = 'x. BRAF causes asthma! y';
    const pair = [
      { start: 15, end: 21, type: 'Disease' },
      { start: 3, end: 7, type: 'Gene' },
    ];
    expect(withPlaceholders(text, { start: 3, end: 22 }, pair)).toBe('@GENE$ causes @DISEASE$!');
  });
});
