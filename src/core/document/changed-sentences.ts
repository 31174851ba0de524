import { applyEdit, type TextEdit } from '../text/edit.ts';
import { type Sentence, sentenceSpans } from '../text/sentences.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';

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
 *
 * @param found what a model found in the text before. A mention of today's reading lies within one sentence; one that
 *   was read by other rules may not, and then the sentences it touches count as changed together, so that nothing
 *   is dropped without being read again
 */
export function changesOf(before: string, edit: TextEdit, found: readonly Span[] = []): Changes {
  const shift = edit.insert.length - (edit.end - edit.start);
  const shiftOf = (span: Span): number | undefined => {
    if (span.end <= edit.start) return 0;
    return span.start >= edit.end ? shift : undefined;
  };
  const sentences = sentenceSpans(before);
  const after = sentenceSpans(applyEdit(before, edit));
  const left = new Map(after.map((sentence) => [sentence.start, sentence]));
  const counterpart = (sentence: Span): Sentence | undefined => {
    const by = shiftOf(sentence);
    const now = by === undefined ? undefined : left.get(sentence.start + by);
    return now?.end === sentence.end + (by ?? 0) ? now : undefined;
  };
  const changed: Span[] = [];
  for (const run of joinedBy(sentences, found)) {
    const now = run.sentences.map(counterpart);
    const isKept = shiftOf(run) !== undefined && now.every((sentence) => sentence !== undefined);
    if (!isKept) changed.push(...run.sentences);
    else for (const sentence of now) if (sentence) left.delete(sentence.start);
  }
  const isDeletion = left.size === 0 && changed.length > 0;
  const unread = isDeletion ? nextTo(edit.start, after) : [...left.values()];
  return {
    sentences: unread.map(({ start, end }) => ({ start, end })),
    move: (span) => {
      const by = shiftOf(span);
      if (by === undefined || changed.some((sentence) => overlaps(sentence, span)))
        return undefined;
      return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
    },
  };
}

interface SentenceRun extends Span {
  readonly sentences: readonly Span[];
}

/** Sentences in order, those that a span reaches across as one run. */
function joinedBy(sentences: readonly Span[], spans: readonly Span[]): SentenceRun[] {
  const runs: { start: number; end: number; sentences: Span[] }[] = [];
  const rising = [...spans].sort(compareSpans);
  let at = 0;
  let reach = 0;
  for (const sentence of sentences) {
    for (; (rising[at]?.start ?? sentence.start) < sentence.start; at += 1)
      reach = Math.max(reach, rising[at]?.end ?? 0);
    const last = runs.at(-1);
    if (last && reach > sentence.start) {
      last.end = sentence.end;
      last.sentences.push(sentence);
    } else runs.push({ ...sentence, sentences: [sentence] });
  }
  return runs;
}

/** The sentence that begins at an offset or after it, or else the last. */
function nextTo(offset: number, sentences: readonly Span[]): readonly Span[] {
  const next = sentences.find(({ start }) => start >= offset) ?? sentences.at(-1);
  return next ? [next] : [];
}
