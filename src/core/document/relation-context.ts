import type { Relation } from '../annotation.ts';
import type { Context } from '../context/context.ts';
import type { Span } from '../text/span.ts';

/** Something with what its file says of it. */
interface OfFile {
  readonly imported?: Context;
}

/**
 * What a text says of a claim. A relation is negated where every pair of mentions that speaks for it has a negated side,
 * and likewise speculative; it is so, too, where its file says it.
 *
 * @param mentions of the document, by id
 * @param contextOf what the words around a mention say of it (`contextReader`)
 */
export function relationContext<M extends Span & OfFile>(
  { evidence, imported }: Pick<Relation, 'evidence'> & OfFile,
  mentions: ReadonlyMap<string, M>,
  contextOf: (mention: M) => Context | undefined,
): Context {
  const holds = (kind: keyof Context): boolean =>
    imported?.[kind] === true ||
    (evidence.length > 0 &&
      evidence.every(({ head, tail }) =>
        [head, tail].some((id) => {
          const mention = mentions.get(id);
          if (!mention) return false;
          return mention.imported?.[kind] === true || contextOf(mention)?.[kind] === true;
        }),
      ));
  return {
    ...(holds('negated') && { negated: true }),
    ...(holds('speculative') && { speculative: true }),
  };
}

/** What the words around a mention say of it, and what its file says. */
export const mentionContext = <M extends Span & OfFile>(
  mention: M,
  contextOf: (mention: M) => Context | undefined,
): Context => ({
  ...contextOf(mention),
  ...(mention.imported?.negated && { negated: true }),
  ...(mention.imported?.speculative && { speculative: true }),
});
