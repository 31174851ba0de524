import { type Context, contextReader } from '../../core/context/context.ts';
import type { Span } from '../../core/text/span.ts';

type ContextOf = (mention: Span) => Context;

let latest: { readonly text: string; readonly contextOf: ContextOf } | undefined;

/**
 * Reads the contexts of mentions in a text, each sentence when it is first asked for. What was read of the latest text is kept,
 * because several parts of the page ask for it.
 */
export function contextsIn(text: string): ContextOf {
  if (latest?.text !== text) latest = { text, contextOf: contextReader(text) };
  return latest.contextOf;
}
