import { type Context, mentionContexts } from '../../core/context/context.ts';
import type { Span } from '../../core/text/span.ts';

export type ContextReader = (mentions: readonly Span[]) => (mention: Span) => Context | undefined;

/** The contexts of mentions in a text, cached: an edit concerns a mention or two. */
export function contextReader(text: string): ContextReader {
  const known = new Map<string, Context>();
  const keyOf = ({ start, end }: Span) => `${start} ${end}`;
  return (mentions) => {
    const unknown = mentions.filter((one) => !known.has(keyOf(one)));
    const contexts = unknown.length > 0 ? mentionContexts(text, unknown) : [];
    contexts.forEach((context, index) => {
      const mention = unknown[index];
      if (mention) known.set(keyOf(mention), context);
    });
    return (mention) => known.get(keyOf(mention));
  };
}
