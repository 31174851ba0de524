import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import { remember } from '../core/remember.ts';
import { ok, type Result } from '../core/result.ts';
import { runningText, without } from '../core/text/matter.ts';
import { contains, intersection, type Span } from '../core/text/span.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import type { OnProgress } from '../engine/contract/protocol.ts';
import type { Article } from './article.ts';

/** What the element needs of an annotator. */
export type ArticleAnnotator = Pick<Annotator, 'state' | 'open' | 'annotate' | 'link'>;

export interface ReadOptions {
  /** Only what lies in it is read now, the rest another time. */
  readonly only?: Span | undefined;
  readonly signal: AbortSignal;
  /** Folder of the names that are read beside the model, absolute, ending in a slash. */
  readonly dictionary: string | undefined;
  /** Reference lists, author lines and affiliations in the text are read, too. */
  readonly isEverything: boolean;
  /**
   * Mentions were found.
   *
   * @param fresh those that are new; undefined where everything is told again, because another engine has taken over
   * @param part of the article that has been read, 0 to 1
   */
  readonly onFound: (fresh: readonly Mention[] | undefined, part: number) => void;
}

/** What there is to tell of a reading beside what was found. */
export interface ArticleRead {
  /** Why the model read without the dictionary. */
  readonly dictionaryFailure?: Failure;
}

/** Reads what of an article's running text is unread; what is known of it stays. The annotator is open. */
export async function readArticle(
  annotator: ArticleAnnotator,
  article: Article,
  { signal, dictionary, isEverything, onFound, only }: ReadOptions,
): Promise<Result<ArticleRead, Failure>> {
  const opened = annotator.state.status === 'open' ? annotator.state.opened : undefined;
  const pack = { id: opened?.manifest.id ?? '', version: opened?.manifest.version ?? '' };
  const { unread, shown } = article;
  const progressing = article.begin(
    { pack, engine: opened?.engine ?? 'wasm' },
    opened?.manifest.entities.defaultGuideline ?? '',
  );
  const { leftOut, focus: running } = isEverything
    ? runningText(shown.text, true)
    : runningOf(shown);
  const isLeftOut = (span: Span) => leftOut.some((matter) => contains(matter, span));
  const wanted =
    unread === 'all'
      ? (running ?? [{ start: 0, end: shown.text.length }])
      : unread.filter((span) => !isLeftOut(span));
  const focus = only ? within(wanted, only) : wanted;
  let found: Mention[] = [];
  let pieces = 0;
  const result = await annotator.annotate(
    {
      text: shown.text,
      isTold: true,
      ...(dictionary !== undefined && { gazetteerUrl: dictionary }),
      ...((only || running || unread !== 'all') && { focus, known: progressing.known }),
    },
    {
      signal,
      onReading: ({ mentions, read }) => {
        const isFirst = found.length > 0 && mentions[0]?.id === found[0]?.id;
        const isAgain = read.pieces < pieces || isFirst;
        if (isAgain) found = [];
        pieces = read.pieces;
        found.push(...mentions);
        progressing.found(found);
        onFound(isAgain ? undefined : mentions, read.of === 0 ? 1 : read.pieces / read.of);
      },
    },
  );
  if (!result.ok) return result;
  const left = only ? without(shown.text, [only]).flatMap((rest) => within(wanted, rest)) : [];
  progressing.done({ ...result.value, mentions: found }, left);
  const { dictionaryFailure } = result.value;
  return ok(dictionaryFailure ? { dictionaryFailure } : {});
}

/** Remembered: an article is read in parts, what is in sight first. */
const runningOf = remember(({ text }: Article['shown']) => runningText(text));

/** The parts of spans that lie in another. */
const within = (spans: readonly Span[], outer: Span): readonly Span[] =>
  spans.flatMap((span) => intersection(span, outer) ?? []);

/**
 * Finds the concepts of an article's mentions. The lexicon may take seconds to come: what the host has made of the
 * article meanwhile gets them.
 *
 * @param lexiconUrl absolute address of the lexicon's folder, ending in a slash
 */
export async function linkArticle(
  annotator: ArticleAnnotator,
  article: Article,
  lexiconUrl: string,
  options: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
): Promise<Result<undefined, Failure>> {
  const mentions = article.mentions.map(({ id, start, end, text, type }) => ({
    ...{ id, start, end, text, type },
  }));
  const linked = await annotator.link(
    { text: article.shown.text, mentions, sources: { lexiconUrl } },
    options,
  );
  if (!linked.ok) return linked;
  const { lexicon, concepts } = linked.value;
  article.latest.link({ by: { lexicon, vocabularies: [] }, concepts });
  return ok(undefined);
}
