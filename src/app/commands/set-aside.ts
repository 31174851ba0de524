import { applyAgain } from '../../core/document/edits/set-aside.ts';
import type { SetAsideDecision, TextDocument } from '../../core/document/model.ts';
import { plural } from '../content/format.ts';
import type { Deed } from './command.ts';
import { refusal } from './deeds.ts';

/** Applies decisions again that were set aside, and moves to the first mention among them. */
export function appliedAgain(document: TextDocument, wanted: readonly SetAsideDecision[]): Deed {
  const result = applyAgain(document, wanted);
  if (!result.ok) return refusal(result.error);
  const { operation, applied } = result.value;
  const left = wanted.length - applied.length;
  const said = `${plural(applied.length, 'decision')} applied again.${left === 0 ? '' : ` ${plural(left, 'other')} left aside: what they are about stands nowhere, or in several places alike.`}`;
  const first = applied.find((one) => one.kind === 'mention');
  if (first?.kind !== 'mention') return { type: 'edit-made', operation, said };
  const { mention, change } = first;
  const [start, end] = [change?.spans?.[0]?.start, change?.spans?.at(-1)?.end];
  const focus = {
    start: start ?? mention.start,
    end: end ?? mention.end,
    type: change?.type ?? mention.type,
  };
  return { type: 'edit-made', operation, said, focus };
}
