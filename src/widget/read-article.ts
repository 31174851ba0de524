import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import { ok, type Result } from '../core/result.ts';
import { without } from '../core/text/matter.ts';
import { intersection, type Span } from '../core/text/span.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import type { OnProgress } from '../engine/contract/protocol.ts';
import type { Article } from './article.ts';

/** The methods of an annotator that the element uses. */
export type ArticleAnnotator = Pick<Annotator, 'state' | 'open' | 'annotate' | 'link'>;

export interface ReadOptions {
  /** Restricts this reading to a span; the rest is read later. */
  readonly only?: Span | undefined;
  readonly signal: AbortSignal;
  /** Absolute URL of the folder of dictionary names, ending in a slash; undefined for none. */
  readonly dictionary: string | undefined;
  /**
   * Called when mentions were found.
   *
   * @param fresh the new ones; undefined when all are reported again because another engine has taken over
   * @param part the part of the article that is read, 0 to 1
   */
  readonly onFound: (fresh: readonly Mention[] | undefined, part: number) => void;
}

/** The result of a reading besides its mentions. */
export interface ArticleRead {
  /** Why the model read without the dictionary. */
  readonly dictionaryFailure?: Failure;
}

/** Reads the unread text of an article, of which collecting has left out what is no running text; the known part stays. The annotator must be open. */
export async function readArticle(
  annotator: ArticleAnnotator,
  article: Article,
  { signal, dictionary, onFound, only }: ReadOptions,
): Promise<Result<ArticleRead, Failure>> {
  const opened = annotator.state.status === 'open' ? annotator.state.opened : undefined;
  const pack = { id: opened?.manifest.id ?? '', version: opened?.manifest.version ?? '' };
  const { unread, shown } = article;
  const progressing = article.begin(
    { pack, engine: opened?.engine ?? 'wasm' },
    opened?.manifest.entities.defaultGuideline ?? '',
  );
  const wanted = unread === 'all' ? [{ start: 0, end: shown.text.length }] : unread;
  const focus = only ? within(wanted, only) : wanted;
  let found: Mention[] = [];
  let pieces = 0;
  const result = await annotator.annotate(
    {
      text: shown.text,
      isTold: true,
      ...(dictionary !== undefined && { gazetteerUrl: dictionary }),
      ...((only || unread !== 'all') && { focus, known: progressing.known }),
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

/** The parts of spans that lie in another span. */
const within = (spans: readonly Span[], outer: Span): readonly Span[] =>
  spans.flatMap((span) => intersection(span, outer) ?? []);

/**
 * Finds the concepts of an article's mentions. The lexicon may take seconds to load; the concepts go to the article
 * that has replaced this one meanwhile.
 *
 * @param lexiconUrl absolute URL of the lexicon's folder, ending in a slash
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
