import type { Mention, Relation } from '../core/annotation.ts';
import { keepEvidence } from '../core/document/join-relations.ts';
import type { ModelLinking, ModelReading, Provenance } from '../core/document/model.ts';
import { knownPart, withFound, withLinking, withRead } from '../core/document/read-again.ts';
import { sentenceSpans } from '../core/text/sentences.ts';
import { compareSpans, overlaps, type Span } from '../core/text/span.ts';
import { matchSentences } from './anchor/match-sentences.ts';
import type { ShownText } from './collect/shown-text.ts';
import type { Concepts } from './events.ts';
import type { Painter } from './paint/painter.ts';
import type { YieldControl } from './scheduler.ts';

/** A mention's painted ranges in the host's text. */
interface Painted {
  /** The source of the ranges: they stay valid while both objects are the same. */
  readonly mention: Mention;
  readonly shown: ShownText;
  readonly ranges: readonly StaticRange[];
}

/** One element of the host, with its text, its reading and its highlights. */
export class Article {
  readonly element: Element;
  shown: ShownText;
  #reading: ModelReading | undefined;
  /** Adds new mentions to the reading on demand, because windows arrive more often than the reading is needed. */
  #join: (() => ModelReading) | undefined;
  readonly #painted = new Map<string, Painted>();
  #isGone = false;
  #successor: Article | undefined;

  constructor(element: Element, shown: ShownText) {
    this.element = element;
    this.shown = shown;
  }

  get reading(): ModelReading | undefined {
    if (this.#join) this.#reading = this.#join();
    this.#join = undefined;
    return this.#reading;
  }

  get mentions(): readonly Mention[] {
    return this.reading?.mentions ?? [];
  }

  /** Concepts by mention id; undefined when linking was not requested or failed. */
  get concepts(): Concepts | undefined {
    return this.reading?.linking?.concepts;
  }

  get relations(): readonly Relation[] {
    return this.reading?.relations ?? [];
  }

  /** Number of painted mentions. */
  get painted(): number {
    return this.#painted.size;
  }

  /** The unread part: all of the text, or some sentences (none for an empty list). */
  get unread(): 'all' | readonly Span[] {
    return this.reading?.unread ?? 'all';
  }

  /** The article that has replaced this one after changes of the host; this article while there is none. */
  get latest(): Article {
    let latest: Article = this;
    while (latest.#successor) latest = latest.#successor;
    return latest;
  }

  /**
   * Replaces an earlier article, and takes over its reading for the sentences that are found again. Later results for
   * the earlier article go to its `latest`.
   */
  inherit(from: Article | undefined): void {
    if (!from) return;
    from.#successor = this;
    const { reading, shown } = from;
    if (reading) this.#reading = readingFor(reading, shown.text, this.shown.text);
  }

  /** Starts a reading: known mentions stay, and new ones are added. */
  begin(by: Provenance, guideline: string): Progressing {
    const before = this.reading;
    const known: ModelReading = before
      ? knownPart(before)
      : {
          by,
          guideline,
          mentions: [],
          relations: [],
          read: { pieces: 0, of: 0 },
          unread: [{ start: 0, end: this.shown.text.length }],
        };
    return {
      known: known.mentions,
      found: (mentions) => {
        this.#join = () => withFound(known, mentions);
      },
      done: (fresh, left) => {
        this.#join = undefined;
        this.#reading = { ...withRead(known, fresh), unread: left };
      },
    };
  }

  link(linking: ModelLinking): void {
    const { reading } = this;
    if (reading) this.#reading = withLinking(reading, linking);
  }

  /** Paints exactly these mentions, in slices. Ranges that stay are not changed. */
  async paint(
    mentions: readonly Mention[],
    painter: Painter,
    yieldControl: YieldControl,
  ): Promise<void> {
    await this.paintMore(mentions, painter, yieldControl);
    // All wanted mentions are painted, so when the counts agree, no other one is.
    if (this.#painted.size === mentions.length) return;
    const wanted = new Set(mentions.map(({ id }) => id));
    for (const [id, painted] of this.#painted) {
      if (!wanted.has(id)) this.#erase(painted, painter);
      const turn = yieldControl();
      if (turn) await turn;
    }
  }

  /** Paints these mentions in addition to the painted ones, in slices. */
  async paintMore(
    mentions: readonly Mention[],
    painter: Painter,
    yieldControl: YieldControl,
  ): Promise<void> {
    painter.prepare(this.shown.shadows);
    for (const mention of mentions) {
      if (this.#isGone) return;
      const { shown } = this;
      const painted = this.#painted.get(mention.id);
      if (painted?.mention !== mention || painted.shown !== shown) {
        const ranges = this.rangesOf(mention);
        const isKept = painted?.mention.type === mention.type && isSame(painted.ranges, ranges);
        if (painted && !isKept) this.#erase(painted, painter);
        if (!isKept) for (const range of ranges) painter.add(mention.type, range);
        const kept = isKept ? painted.ranges : ranges;
        this.#painted.set(mention.id, { mention, shown, ranges: kept });
      }
      const turn = yieldControl();
      if (turn) await turn;
    }
  }

  /** Removes all highlights for good, and stops painting. */
  erase(painter: Painter): void {
    this.#isGone = true;
    for (const painted of this.#painted.values()) this.#erase(painted, painter);
  }

  rangesOf(span: Span): readonly StaticRange[] {
    return this.shown.nodeSpans(span).map(
      ({ node, from, to }) =>
        new StaticRange({
          startContainer: node,
          startOffset: from,
          endContainer: node,
          endOffset: to,
        }),
    );
  }

  #erase({ mention, ranges }: Painted, painter: Painter): void {
    for (const range of ranges) painter.remove(mention.type, range);
    this.#painted.delete(mention.id);
  }
}

/** False when the host's change has invalidated a range: it has other offsets or another node. */
const isSame = (a: readonly StaticRange[], b: readonly StaticRange[]): boolean =>
  a.length === b.length &&
  a.every((range, index) => {
    const other = b[index];
    return (
      range.startContainer === other?.startContainer &&
      range.startOffset === other.startOffset &&
      range.endOffset === other.endOffset
    );
  });

export interface Progressing {
  readonly known: readonly Mention[];
  /** Receives all mentions found so far. */
  readonly found: (mentions: readonly Mention[]) => void;
  /** @param left the spans that are still unread, in text order */
  readonly done: (fresh: Parameters<typeof withRead>[1], left: readonly Span[]) => void;
}

/** The reading of one text transferred to another, for the sentences that are found again. */
function readingFor(reading: ModelReading, before: string, after: string): ModelReading {
  if (before === after) return reading;
  const { unread, move } = matchSentences(before, after);
  const mentions = reading.mentions.flatMap((mention) => move(mention) ?? []).sort(compareSpans);
  const still = sentenceSpans(before)
    .filter((sentence) => reading.unread.some((span) => overlaps(span, sentence)))
    .flatMap(({ start, end }) => move({ start, end }) ?? []);
  return knownPart({
    ...reading,
    mentions,
    relations: keepKnown(reading.relations, mentions),
    unread: [...unread, ...still].sort(compareSpans),
  });
}

function keepKnown(
  relations: readonly Relation[],
  mentions: readonly Mention[],
): readonly Relation[] {
  const kept = new Set(mentions.map(({ id }) => id));
  return relations.flatMap((relation) => keepEvidence(relation, kept));
}
