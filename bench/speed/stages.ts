import { findMentions, headsOf } from '../../src/core/decode/mentions.ts';
import type { Gazetteer } from '../../src/core/gazetteer/gazetteer.ts';
import type { Lexicon } from '../../src/core/link/lexicon.ts';
import { link } from '../../src/core/link/link.ts';
import { annotate } from '../../src/core/read/annotate.ts';
import { besideModel } from '../../src/core/read/beside-model.ts';
import type { Reader } from '../../src/core/read/reader.ts';
import { passageOf } from '../../src/core/tokenize/passage.ts';

/** The stages of a reading, in order; `decode` is everything that belongs to no other stage. */
export const STAGES = ['tokenise', 'encode', 'decode', 'gazetteer', 'relate', 'link'] as const;
export type Stage = (typeof STAGES)[number];

const CONTROL = { isCancelled: () => false, yieldControl: async () => {} };
const LABELS = 3;

/** Milliseconds that each stage of reading a text takes, by the thread's own clock. */
export async function timeStages(
  text: string,
  reader: Reader,
  gazetteer: Gazetteer,
  lexicon: Lexicon,
): Promise<Record<Stage, number>> {
  const times: Record<Stage, number> = {
    ...{ tokenise: 0, encode: 0, decode: 0, gazetteer: 0, relate: 0, link: 0 },
  };
  async function timed<T>(stage: Stage, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    times[stage] += performance.now() - start;
    return result;
  }
  const { engine } = reader;
  const watched: Reader = {
    ...reader,
    engine: {
      encode: (ids, types) => timed('encode', () => engine.encode(ids, types)),
      relate: (input) => timed('relate', () => engine.relate(input)),
    },
  };
  const start = performance.now();
  const read = await annotate({ text }, watched, CONTROL);
  const whole = performance.now() - start;
  if (!read.ok) throw new Error(read.error.code);
  const passage = await timed('tokenise', () => passageOf(text, reader.tokenize));
  const heads = headsOf(reader.manifest.entities.heads, reader.manifest.entities.defaultGuideline);
  const length = passage.encoding.ids.length;
  const logits = { heads, values: new Float32Array(length * heads.length * LABELS) };
  const { mentions } = findMentions(logits, passage, 0, length, true);
  await timed('gazetteer', async () => {
    const beside = await besideModel(text, { gazetteer }, heads, [], new Set());
    return beside.read(mentions, 0, text.length);
  });
  times.decode = Math.max(0, whole - times.encode - times.relate - times.tokenise);
  await timed('link', () => link(text, read.value.mentions, lexicon));
  return times;
}
