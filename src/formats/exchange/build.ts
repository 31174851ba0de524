import { freeNames } from '../../core/free-names.ts';
import { anchor, type Quote } from './anchor.ts';
import { decisionIn } from './decided.ts';
import {
  type ExchangeDocument,
  type ExchangeMention,
  type ExchangeRelation,
  type Parsed,
  warn,
} from './model.ts';
import type { OffsetConverter } from './offset-units.ts';

/** A mention as a file has it: offsets in the file's unit, perhaps without an id. */
export interface RawMention extends Omit<ExchangeMention, 'id' | 'spans'>, Quote {
  readonly id?: string;
  readonly place: string;
}

export interface RawRelation extends Omit<ExchangeRelation, 'id'> {
  readonly id?: string;
  readonly place: string;
}

export interface RawDocument extends Omit<ExchangeDocument, 'mentions' | 'relations'> {
  readonly mentions: readonly RawMention[];
  readonly relations: readonly RawRelation[];
}

/** Checks what a file says against its own text and itself: warnings first, then the document with the rest. */
export function* build(
  raw: RawDocument,
  converters: readonly OffsetConverter[],
): Generator<Parsed> {
  const { anchored } = anchor(raw.text, raw.mentions, converters);
  const mentions: ExchangeMention[] = [];
  const known = freeNames();
  for (const [
    index,
    { place, quote: _, spans: __, home: ___, id, ...said },
  ] of raw.mentions.entries()) {
    const { spans, trouble } = anchored[index] ?? {};
    if (trouble !== undefined) yield warn(place, trouble);
    if (!spans) continue;
    const own = known.give(id || `T${mentions.length + 1}`);
    if (id && own !== id) yield warn(place, `id ${id} was used before, now ${own}`);
    mentions.push({ ...said, ...decisionOf(said), id: own, spans });
  }
  const relations: ExchangeRelation[] = [];
  const relationIds = freeNames();
  for (const { place, id, ...said } of raw.relations) {
    const missing = said.arguments.find((one) => 'mention' in one && !known.has(one.mention));
    if (missing && 'mention' in missing) {
      yield warn(place, `relation ${said.type} left out: there is no mention ${missing.mention}`);
      continue;
    }
    const own = relationIds.give(id || `R${relations.length + 1}`);
    if (id && own !== id) yield warn(place, `id ${id} was used before, now ${own}`);
    relations.push({ ...said, ...decisionOf(said), id: own });
  }
  yield { document: { ...raw, mentions, relations } };
}

/** What was decided, where the format has it among its notes. */
const decisionOf = ({ decided, info }: Pick<ExchangeMention, 'decided' | 'info'>) =>
  decided ? {} : decisionIn(info);
