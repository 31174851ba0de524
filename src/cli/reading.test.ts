import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention } from '../core/annotation.ts';
import golden from '../core/fixtures/reading.json' with { type: 'json' };
import { mentionProbability } from '../core/pack/calibration.ts';
import { PACKAGED_PACK } from '../core/pack/embedded.ts';
import { annotate } from '../core/read/annotate.ts';
import { encoderInput, type Reader } from '../core/read/reader.ts';
import { entityVector } from '../core/relate/vectors.ts';
import { findVariants } from '../core/variants/find-variants.ts';
import { openNodePack } from './open-node-pack.ts';

/**
 * Compares the real engine, from text to annotations, with recorded results of Python with native onnxruntime and the
 * same files. Both round inputs of matrices to 8 bits: the recorded ones with one scale for all rows, the kernels with
 * one for each row (docs/adr/0017). Both therefore differ from unrounded numbers, and by up to 0.35 of a relation logit
 * from each other.
 */
const SCORE_TOLERANCE = 0.08;
const LOGIT_TOLERANCE = 0.5;

let reader: Reader;
beforeAll(async () => {
  const opened = await openNodePack(
    { pack: `public/${PACKAGED_PACK}`, threads: 1 },
    { progress: () => {} },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  reader = opened.value.reader;
});

/** Whether a mention is the cell line that begins a cell type, as `core/decode/cell-lines` reads it. */
const isLineOf = (mention: Mention, [start, end]: readonly number[]) =>
  mention.type === 'CellLine' && mention.start === start && mention.end < (end ?? 0);

describe.each(golden)('reading "$text"', (each) => {
  it('has as many word pieces', () => {
    expect(reader.tokenize(each.text).ids).toHaveLength(each.pieces);
  });

  it('finds the recorded mentions, or a likelier one of the same span', async () => {
    const result = await annotate({ text: each.text }, reader, {
      isCancelled: () => false,
      yieldControl: async () => {},
    });
    if (!result.ok) throw new Error(result.error.code);
    const { mentions } = result.value;
    const heads = new Map(
      reader.manifest.entities.heads
        .filter(({ guideline }) => guideline === 'any')
        .map((head) => [head.type, head]),
    );
    // The recorded scores are those of the model.
    const entities = each.entities.map((entity) => ({
      ...entity,
      score: mentionProbability(entity.score, heads.get(entity.type)?.calibration),
    }));
    const clear = entities.filter(
      ({ type, score }) => score >= (heads.get(type)?.threshold ?? 1) + SCORE_TOLERANCE,
    );
    for (const { text, type, span, score } of clear) {
      const same =
        mentions.find(
          ({ start, end }) =>
            start <= span[0]! && end >= span[1]! && end - start - text.length <= 2,
        ) ?? mentions.find((one) => type === 'CellType' && isLineOf(one, span));
      expect(same, `${text}/${type}`).toBeDefined();
      // The score of a line may be the one with which the model found it as such.
      if (type === 'CellType' && same && isLineOf(same, span)) continue;
      if (same?.type === type) expect(Math.abs(same.score - score)).toBeLessThan(SCORE_TOLERANCE);
      else expect(same!.score).toBeGreaterThan(score - SCORE_TOLERANCE);
    }
    // Variants in a notation are found by grammar, whatever the model says; 'HepG2 cells' are the line HepG2.
    const written = findVariants(each.text);
    for (const mention of mentions) {
      const { start, end, type } = mention;
      if (written.some((variant) => variant.start === start && variant.end === end)) continue;
      const isRecorded = each.entities.some(({ type: recorded, span }) =>
        recorded === type
          ? span[0]! < end && start < span[1]!
          : recorded === 'CellType' && isLineOf(mention, span),
      );
      expect(isRecorded).toBe(true);
    }
  });

  it('gives the recorded relation logits', async () => {
    const { manifest, vocabulary, tokenize, engine } = reader;
    const { width } = manifest.architecture;
    const { relations } = manifest;
    if (!relations) throw new Error('the pack has no relations');
    const input = encoderInput(vocabulary, tokenize(each.text).ids);
    const output = await engine.encode(input.ids, input.types);
    const hidden = output.hidden.slice(width, (each.pieces + 1) * width);
    const vectors = each.groups.map(({ mentions }) =>
      entityVector(
        hidden,
        width,
        0,
        mentions.map((index) => ({ id: '', sentence: 0, ...each.entities[index]! })),
      ),
    );
    const logits = await engine.relate({
      hidden,
      entities: Float32Array.from(vectors.flatMap((vector) => [...vector])),
      entityTypes: Int32Array.from(each.groups, ({ type }) => relations.entityTypes.indexOf(type)),
      pairs: Int32Array.from(each.pairs.flat()),
    });
    const worst = Math.max(
      ...each.relationLogits.flat().map((logit, at) => Math.abs(logit - logits[at]!)),
    );
    expect(worst).toBeLessThan(LOGIT_TOLERANCE);
  });
});
