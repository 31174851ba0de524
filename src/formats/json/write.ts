import { type Context, contextReader } from '../../core/context/context.ts';
import type { TextDocument } from '../../core/document/model.ts';
import { mentionContext, relationContext } from '../../core/document/relation-context.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import { withPartTexts } from './part-texts.ts';

/**
 * All there is of a document, readable again by `parseJson`. Its history of changes is not a part of it. `contexts` follows from the
 * rest: what the text denies or only supposes, by the ids of mentions and relations; reading passes over it.
 */
export function writeJson(document: TextDocument, date: Date): string {
  const file = {
    format: 'biogloss',
    version: 1,
    written: date.toISOString(),
    offsets: 'utf16',
    contexts: contextsOf(document),
    document: withPartTexts({ ...document }),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function contextsOf(document: TextDocument) {
  const mentions = resolvedMentions(document);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const contextOf = contextReader(document.text);
  return {
    mentions: flagged(mentions, (mention) => mentionContext(mention, contextOf)),
    relations: flagged(resolvedRelations(document, mentions), (relation) =>
      relationContext(relation, byId, contextOf),
    ),
  };
}

/** Those of which something is said. */
const flagged = <T extends { readonly id: string }>(
  all: readonly T[],
  contextOf: (one: T) => Context,
): Readonly<Record<string, Context>> =>
  Object.fromEntries(
    all.flatMap((one): readonly [string, Context][] => {
      const context = contextOf(one);
      return context.negated || context.speculative ? [[one.id, context]] : [];
    }),
  );
