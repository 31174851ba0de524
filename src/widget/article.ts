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

/** A mention's ranges in the host's text, as they are painted. */
interface Painted {
  /** What it was painted from: while both are the same, so are its ranges. */
  readonly mention: Mention;
  readonly shown: ShownText;
  readonly ranges: readonly StaticRange[];
}

/** One element of the host with its text, what was read of it, and what is painted. */
export class Article {
  readonly element: Element;
  shown: ShownText;
  #reading: ModelReading | undefined;
  /** Joins what was found since to the reading, once somebody asks: windows come faster than questions. */
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

  /** By mention id; absent where no linking was asked for, or it failed. */
  get concepts(): Concepts | undefined {
    return this.reading?.linking?.concepts;
  }

  get relations(): readonly Relation[] {
    return this.reading?.relations ?? [];
  }

  /** Mentions that are painted. */
  get painted(): number {
    return this.#painted.size;
  }

  /** What is still to be read: nothing, some sentences, or all of it. */
  get unread(): 'all' | readonly Span[] {
    return this.reading?.unread ?? 'all';
  }

  /** What the host has made of this article by now: itself, as long as it has not been replaced. */
  get latest(): Article {
    let latest: Article = this;
    while (latest.#successor) latest = latest.#successor;
    return latest;
  }

  /**
   * Takes the place of an earlier article, with what was read of it, as far as its sentences are found again here. What
   * is still to be known of the earlier one goes to its `latest`.
   */
  inherit(from: Article | undefined): void {
    if (!from) return;
    from.#successor = this;
    const { reading, shown } = from;
    if (reading) this.#reading = readingFor(reading, shown.text, this.shown.text);
  }

  /** Reading begins: what is known already stays, what is found is added to it. */
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

  /** Paints exactly these mentions, in slices; ranges that stay are not touched. */
  async paint(
    mentions: readonly Mention[],
    painter: Painter,
    yieldControl: YieldControl,
  ): Promise<void> {
    await this.paintMore(mentions, painter, yieldControl);
    // Each of them is painted, so when there are no more than that, there are no others.
    if (this.#painted.size === mentions.length) return;
    const wanted = new Set(mentions.map(({ id }) => id));
    for (const [id, painted] of this.#painted) {
      if (!wanted.has(id)) this.#erase(painted, painter);
      const turn = yieldControl();
      if (turn) await turn;
    }
  }

  /** Paints these mentions beside what is painted already, in slices. */
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

  /** For good: what is being painted stops, too. */
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

/** A range made invalid by the host's change has other offsets or another node by now. */
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
  /** All that was found by now. */
  readonly found: (mentions: readonly Mention[]) => void;
  /** @param left what is still unread, in text order */
  readonly done: (fresh: Parameters<typeof withRead>[1], left: readonly Span[]) => void;
}

/** What a reading of one text says of another: of each sentence that is found again. */
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
