import type { Mention, Relation } from '../core/annotation.ts';
import { keepEvidence } from '../core/document/join-relations.ts';
import type { ModelReading, Provenance } from '../core/document/model.ts';
import { knownPart, withFound, withRead } from '../core/document/read-again.ts';
import { sentenceSpans } from '../core/text/sentences.ts';
import { compareSpans, overlaps, type Span } from '../core/text/span.ts';
import { matchSentences } from './anchor/match-sentences.ts';
import type { ShownText } from './collect/shown-text.ts';
import type { Painter } from './paint/painter.ts';
import type { GiveTurn } from './turns.ts';

/** A mention's ranges in the host's text, as they are painted. */
interface Painted {
  readonly type: string;
  readonly ranges: readonly StaticRange[];
}

/** One element of the host with its text, what was read of it, and what is painted. */
export class Article {
  readonly element: Element;
  shown: ShownText;
  #reading: ModelReading | undefined;
  readonly #painted = new Map<string, Painted>();

  constructor(element: Element, shown: ShownText) {
    this.element = element;
    this.shown = shown;
  }

  get reading(): ModelReading | undefined {
    return this.#reading;
  }

  get mentions(): readonly Mention[] {
    return this.#reading?.mentions ?? [];
  }

  get relations(): readonly Relation[] {
    return this.#reading?.relations ?? [];
  }

  /** What is still to be read: nothing, some sentences, or all of it. */
  get unread(): 'all' | readonly Span[] {
    if (!this.#reading) return 'all';
    return this.#reading.unread;
  }

  /** Takes over what was read of an earlier text, as far as its sentences are found again here. */
  inherit(text: string, reading: ModelReading): void {
    if (text === this.shown.text) {
      this.#reading = reading;
      return;
    }
    const { unread, move } = matchSentences(text, this.shown.text);
    const mentions = reading.mentions.flatMap((mention) => move(mention) ?? []).sort(compareSpans);
    const still = sentenceSpans(text)
      .filter((sentence) => reading.unread.some((span) => overlaps(span, sentence)))
      .flatMap(({ start, end }) => move({ start, end }) ?? []);
    this.#reading = knownPart({
      ...reading,
      mentions,
      relations: keepKnown(reading.relations, mentions),
      unread: [...unread, ...still].sort(compareSpans),
    });
  }

  /** Reading begins: what is known already stays, what is found is added to it. */
  begin(by: Provenance, guideline: string): Progressing {
    const known: ModelReading = this.#reading
      ? knownPart(this.#reading)
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
        this.#reading = withFound(known, mentions);
      },
      done: (fresh) => {
        this.#reading = withRead(known, fresh);
      },
    };
  }

  /** Paints exactly these mentions, in slices; ranges that stay are not touched. */
  async paint(mentions: readonly Mention[], painter: Painter, giveTurn: GiveTurn): Promise<void> {
    const wanted = new Set(mentions.map(({ id }) => id));
    for (const [id, painted] of this.#painted) {
      if (!wanted.has(id)) this.#erase(id, painted, painter);
    }
    painter.prepare(this.shown.shadows);
    for (const mention of mentions) {
      const painted = this.#painted.get(mention.id);
      const ranges = this.rangesOf(mention);
      if (painted) {
        if (painted.type === mention.type && isSame(painted.ranges, ranges)) continue;
        this.#erase(mention.id, painted, painter);
      }
      for (const range of ranges) painter.add(mention.type, range);
      this.#painted.set(mention.id, { type: mention.type, ranges });
      const turn = giveTurn();
      if (turn) await turn;
    }
  }

  erase(painter: Painter): void {
    for (const [id, painted] of this.#painted) this.#erase(id, painted, painter);
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

  #erase(id: string, { type, ranges }: Painted, painter: Painter): void {
    for (const range of ranges) painter.remove(type, range);
    this.#painted.delete(id);
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
  readonly done: (fresh: Parameters<typeof withRead>[1]) => void;
}

function keepKnown(
  relations: readonly Relation[],
  mentions: readonly Mention[],
): readonly Relation[] {
  const kept = new Set(mentions.map(({ id }) => id));
  return relations.flatMap((relation) => keepEvidence(relation, kept));
}
