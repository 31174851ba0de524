import { applyEdit, type TextEdit } from '../text/edit.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { overlaps, type Span } from '../text/span.ts';

export interface Changes {
  /**
   * Sentences of the text after the edit to be read (again), in text order: those that are new or differ;
   * where sentences were merely deleted the one next to the gap, so that relations across it are judged anew.
   */
  readonly sentences: readonly Span[];
  /**
   * Where a span of the text before lies now; `undefined` if the edit or a sentence it changed touches it.
   * Whatever is moved covers the same characters as before, in an unchanged sentence.
   */
  readonly move: <S extends Span>(span: S) => S | undefined;
}

/**
 * What an edit leaves alone. A sentence is unchanged if it lies on one side of the edit and is, moved along,
 * a sentence of the text after it too: an edit can split and join sentences far from itself.
 */
export function changesOf(before: string, edit: TextEdit): Changes {
  const shift = edit.insert.length - (edit.end - edit.start);
  const shiftOf = (span: Span): number | undefined => {
    if (span.end <= edit.start) return 0;
    return span.start >= edit.end ? shift : undefined;
  };
  const after = sentenceSpans(applyEdit(before, edit));
  const left = new Map(after.map((sentence) => [sentence.start, sentence]));
  const changed: Span[] = [];
  for (const sentence of sentenceSpans(before)) {
    const by = shiftOf(sentence);
    const now = by === undefined ? undefined : left.get(sentence.start + by);
    if (by !== undefined && now?.end === sentence.end + by) left.delete(now.start);
    else changed.push(sentence);
  }
  const isDeletion = left.size === 0 && changed.length > 0;
  const sentences = isDeletion ? nextTo(edit.start, after) : [...left.values()];
  return {
    sentences: sentences.map(({ start, end }) => ({ start, end })),
    move: (span) => {
      const by = shiftOf(span);
      if (by === undefined || changed.some((sentence) => overlaps(sentence, span)))
        return undefined;
      return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
    },
  };
}

/** The sentence that begins at an offset or after it, or else the last. */
function nextTo(offset: number, sentences: readonly Span[]): readonly Span[] {
  const next = sentences.find(({ start }) => start >= offset) ?? sentences.at(-1);
  return next ? [next] : [];
}
