import { contextReader } from '../context/context.ts';
import type { Failure } from '../errors.ts';
import { groupsWithin } from '../relate/relation-entity.ts';
import { type PairScore, scorePairs } from '../relate/score-pairs.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Span } from '../text/span.ts';
import { passageOf } from '../tokenize/passage.ts';
import { planWindows } from '../window/plan-windows.ts';
import { encodeWindow } from './encode-window.ts';
import { groupMentions, textOfPieces } from './groups.ts';
import { partsToRead } from './parts.ts';
import { CANCELLED, type ReadControl, type Reader } from './reader.ts';

/** A mention whose entities are given: a composite mention names several. */
export interface GivenMention extends Span {
  readonly id: string;
  readonly type: string;
  /** Keys of the entities it names. */
  readonly groups: readonly string[];
}

/**
 * What the relation schemas say of all pairs of given entities, whatever the thresholds: gold entities when a
 * model is measured. A pair seen in several windows is reported once for each.
 *
 * @param focus only windows around these ranges are read: pairs that meet elsewhere are not among the result
 */
export async function relateGiven(
  text: string,
  mentions: readonly GivenMention[],
  reader: Reader,
  control: ReadControl,
  focus?: readonly Span[],
): Promise<Result<readonly PairScore[], Failure>> {
  const { manifest, tokenize, engine } = reader;
  const { relations, architecture } = manifest;
  const scores: PairScore[] = [];
  if (!relations) return ok(scores);
  const passage = passageOf(text, tokenize);
  const groups = groupMentions(mentions, passage, contextReader(text));
  const room = architecture.positions - 2;
  const { encoding, sentenceStarts } = passage;
  const textOf = textOfPieces(text, encoding);
  const windows = focus
    ? partsToRead(focus, passage, room).flatMap((part) => part.windows)
    : planWindows(0, encoding.ids.length, sentenceStarts, { room, overlap: 0 });
  for (const { first, end } of windows) {
    if (control.isCancelled()) return fail(CANCELLED);
    const { hidden } = await encodeWindow({ first, end }, encoding, reader);
    const within = groupsWithin(groups, first, end);
    scores.push(
      ...(await scorePairs(
        { hidden, width: architecture.width, first },
        within,
        relations,
        engine,
        textOf,
      )),
    );
    await control.yieldControl();
  }
  return ok(scores);
}
