import type { Mention, ReadCount, Relation } from '../annotation.ts';
import { contextReader } from '../context/context.ts';
import { type EntityLogits, type FoundMention, findMentions, headsOf } from '../decode/mentions.ts';
import type { Failure } from '../errors.ts';
import { groupNamer } from '../relate/group-name.ts';
import { mergeRelations } from '../relate/merge.ts';
import { type PairScore, scorePairs } from '../relate/score-pairs.ts';
import { withSupport } from '../relate/support.ts';
import { fail, ok, type Result } from '../result.ts';
import { withoutListMark } from '../text/list-mark.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { type Passage, passageOf } from '../tokenize/passage.ts';
import type { Encoding } from '../tokenize/word-piece.ts';
import type { Window } from '../window/plan-windows.ts';
import { type Beside, besideModel, type Step } from './beside-model.ts';
import { encodeWindow } from './encode-window.ts';
import { groupsOf, piecesOf, textOfPieces } from './groups.ts';
import { partsToRead } from './parts.ts';
import { CANCELLED, type ReadControl, type Reader } from './reader.ts';

const LABELS = 3;

export interface AnnotateRequest {
  readonly text: string;
  /** Corpus whose guideline is followed; the pack's default when absent. */
  readonly guideline?: string;
  /** Read only these ranges, with context; all of the text when absent. */
  readonly focus?: readonly Span[];
  /** Mentions outside the focus, already known: candidates for relations, not reported again. */
  readonly known?: readonly Mention[];
  /** What is not done beside the model: to measure what it is worth. */
  readonly without?: ReadonlySet<Step>;
}

const NOTHING: ReadonlySet<Step> = new Set();

export interface AnnotateControl extends ReadControl {
  /**
   * Called after every window with the mentions that are now certain, in text order; at last with those in earlier windows whose
   * name a later one told.
   */
  readonly onReading?: (reading: {
    readonly mentions: readonly Mention[];
    readonly read: ReadCount;
    readonly settled?: Settled;
  }) => void;
}

/** The part of a text that needs no further reading: a reading that is broken off can go on behind it. */
export interface Settled {
  /** Where that part ends: UTF-16. All mentions before it are told. */
  readonly end: number;
  /** The relations found so far; those of later windows may add evidence to them. */
  readonly relations: readonly Relation[];
}

export interface Annotated {
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly read: ReadCount;
}

/**
 * Finds the entities of a text and the relations between them, one encoder pass a window.
 *
 * Relations are judged window by window, so entities that never stand within one window of the pack's length
 * (about 350 words) are not compared, and a name that only a later window told has no relations where it stands before. With a focus, only windows around it are read: relations whose
 * entities meet elsewhere are not among the result, nor are places outside it of names that it tells first.
 */
export async function annotate(
  request: AnnotateRequest,
  reader: Reader,
  control: AnnotateControl,
): Promise<Result<Annotated, Failure>> {
  const { manifest } = reader;
  const guideline = request.guideline ?? manifest.entities.defaultGuideline;
  const heads = headsOf(manifest.entities.heads, guideline);
  if (heads.length === 0) {
    const known = [...new Set(manifest.entities.heads.map((head) => head.guideline))];
    return fail({ code: 'unknown-guideline', guideline, known });
  }

  const { text, known = [], without = NOTHING } = request;
  const passage = passageOf(text, reader.tokenize);
  const { encoding } = passage;
  const logits: EntityLogits = {
    heads,
    values: new Float32Array(encoding.ids.length * heads.length * LABELS),
  };
  const name = mentionNamer(request);
  const contextOf = contextReader(text);
  const textOf = textOfPieces(text, encoding);
  let beside: Beside | undefined;
  const startOf = (piece: number) => encoding.starts[piece] ?? text.length;
  const mentions: Mention[] = [];
  let placed = placesOf(known, encoding);
  const scores: PairScore[] = [];
  const relate = async ({ window, hidden }: SeenWindow) => {
    if (!manifest.relations) return;
    // Windows rise, so what ends before this one lies in none of those to come.
    placed = placed.filter(({ end }) => end > window.first);
    // All pieces of a mention must have been seen: its vector is their mean.
    const near = placed
      .filter(({ first, end }) => first >= window.first && end <= window.end)
      .map(({ mention }) => mention);
    const seen = { hidden, width: manifest.architecture.width, first: window.first };
    const scored = await scorePairs(
      seen,
      groupsOf(near, passage, contextOf),
      manifest.relations,
      reader.engine,
      textOf,
    );
    const claims = scored.filter(({ score, schema }) => score >= schema.threshold);
    scores.push(...(await withSupport(claims, seen, manifest.relations, reader.engine)));
  };

  const settling = steps();
  const parts = partsToRead(request.focus, passage, manifest.architecture.positions - 2);
  const of = encoding.ids.length;
  // What lies outside the focus has been read before: only so is a finished reading complete.
  let read = of - parts.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const part of parts) {
    let { from } = part;
    let waiting: SeenWindow | undefined;
    let settled: Settled | undefined;
    for (const window of part.windows) {
      if (control.isCancelled()) return fail(CANCELLED);
      const hidden = await see(window, passage, reader, logits);
      const found = findMentions(logits, passage, from, window.ownEnd, window.ownEnd === part.to);
      const stretch = [startOf(from), startOf(found.resume)] as const;
      beside ??= await besideModel(text, reader, heads, known, without);
      const all = beside.read(found.mentions, ...stretch);
      from = found.resume;
      const certain = name(all.filter((mention) => isWanted(mention, request)));
      mentions.push(...certain);
      placed.push(...placesOf(certain, encoding));
      read += window.ownEnd - window.ownFirst;
      control.onReading?.({
        ...{ mentions: certain, read: { pieces: read, of } },
        ...(settled && { settled }),
      });
      settled = undefined;
      await control.yieldControl();
      // A window's last mentions are certain only once its neighbour has been read.
      if (waiting) {
        await relate(waiting);
        const { end } = waiting;
        if (settling()) settled = { end: startOf(end), relations: mergeRelations(scores) };
      }
      waiting = { window, hidden, end: from };
    }
    if (waiting) await relate(waiting);
  }
  if (control.isCancelled()) return fail(CANCELLED);
  const before = beside?.readBefore([...known, ...mentions]) ?? [];
  if (before.length > 0) {
    const late = name(before.filter((mention) => isWanted(mention, request)));
    mentions.push(...late);
    mentions.sort(compareSpans);
    control.onReading?.({ mentions: late, read: { pieces: read, of } });
  }
  return ok({ mentions, relations: mergeRelations(scores), read: { pieces: read, of } });
}

/**
 * Tells for each of many steps whether it is worth a report of everything so far: each of the first 20, then each that
 * makes it a twentieth more.
 */
function steps(): () => boolean {
  let [taken, told] = [0, 0];
  return () => {
    taken += 1;
    if ((taken - told) * 20 < told) return false;
    told = taken;
    return true;
  };
}

/** Mentions with the pieces [first, end) that they touch; one that touches none is not among them. */
const placesOf = (mentions: readonly Mention[], encoding: Encoding) =>
  mentions.flatMap((mention) => {
    const pieces = piecesOf(mention, encoding);
    return pieces ? [{ mention, ...pieces }] : [];
  });

interface SeenWindow {
  readonly window: Window;
  /** [pieces, width], without [CLS] and [SEP]. */
  readonly hidden: Float32Array;
  /** The piece before which all mentions were certain once the window had been read. */
  readonly end: number;
}

/** Runs the encoder over a window and keeps the entity logits of the pieces it owns. */
async function see(
  window: Window,
  { encoding }: Passage,
  reader: Reader,
  logits: EntityLogits,
): Promise<Float32Array> {
  const { entityLogits, textAt, hidden } = await encodeWindow(window, encoding, reader);
  const all = reader.manifest.entities.heads.length;
  for (let piece = window.ownFirst; piece < window.ownEnd; piece += 1) {
    const row = (piece - window.first + textAt) * all;
    logits.heads.forEach(({ index }, head) => {
      const from = (row + index) * LABELS;
      const to = (piece * logits.heads.length + head) * LABELS;
      logits.values.set(entityLogits.subarray(from, from + LABELS), to);
    });
  }
  return hidden;
}

/** Whether a mention is wanted: with a focus, mentions that lie in it and are not known yet. */
const isWanted = (mention: FoundMention, { focus, known = [] }: AnnotateRequest): boolean =>
  !focus ||
  (focus.some((span) => overlaps(span, mention)) &&
    !known.some(
      (other) =>
        (mention.by !== undefined || other.type === mention.type) && overlaps(other, mention),
    ));

/**
 * Gives found mentions their text, group and an id (T1, T2, ...) that no known mention has. An unsure mention is
 * taken when its group has a sure one, there or before: a name that is an entity once is one everywhere.
 */
function mentionNamer({ text, known = [] }: AnnotateRequest) {
  const groupOf = groupNamer(text);
  const sureGroups = new Set(known.map(({ group }) => group));
  let last = known.reduce(
    (most, { id }) => Math.max(most, Number(/^T(\d+)$/.exec(id)?.[1] ?? 0)),
    0,
  );
  return (found: readonly FoundMention[]): Mention[] => {
    const named = found.flatMap(({ isSure, ...given }) => {
      const mention = withoutListMark(text, given);
      if (!mention) return [];
      const group = groupOf(mention);
      if (isSure) sureGroups.add(group);
      return [{ ...mention, text: text.slice(mention.start, mention.end), group }];
    });
    return named
      .filter(({ group }) => sureGroups.has(group))
      .map((mention) => {
        last += 1;
        return { id: `T${last}`, ...mention };
      });
  };
}
