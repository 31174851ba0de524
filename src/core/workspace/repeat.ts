import type { TextDocument } from '../document/model.ts';
import { type Logged, perform, undo } from './log.ts';
import { isEqual } from './patch.ts';
import type { Step } from './step.ts';

/**
 * Repeats what was done in one place on the document as it was changed in another. A title and a decision go by
 * themselves; steps of a text and of questions were made for exactly what was there, so they are repeated on that alone.
 *
 * @param base what both have changed
 * @param ours with the steps to be repeated
 * @param theirs what they are repeated on
 * @returns `undefined` where they cannot be: both are to be kept then
 */
export function repeatSteps<L extends Logged>(
  base: Logged,
  ours: Logged,
  theirs: L,
): L | undefined {
  const steps = stepsBetween(base, ours);
  if (!steps) return undefined;
  const isSameText = theirs.document.text === base.document.text;
  if (steps.length > 0 && !isSameText) return undefined;
  const isFree = steps.every(({ kind }) => ['rename', 'decide', 'decide-all'].includes(kind));
  if (!isFree && !isEqual(decided(base.document), decided(theirs.document))) return undefined;
  const repeated = steps.reduce<L>(perform, theirs);
  const { reading, text } = ours.document;
  if (!reading || reading === base.document.reading || text !== repeated.document.text) {
    return repeated;
  }
  return { ...repeated, document: { ...repeated.document, reading } };
}

const decided = ({ decisions, questions }: TextDocument) => ({ decisions, questions });

/** What makes `ours` of `base`: steps of it that were taken back, then new ones. */
function stepsBetween(base: Logged, ours: Logged): readonly Step[] | undefined {
  const common = commonSteps(base, ours);
  if (common === undefined) return undefined;
  const back: Step[] = [];
  let before = base;
  while (before.log.first + before.log.at > common) {
    const step = before.log.steps[before.log.at - 1];
    if (!step) return undefined;
    back.push(step);
    before = undo(before);
  }
  const end = ours.log.first + ours.log.at;
  let there = ours;
  while (there.log.first + there.log.at > common) there = undo(there);
  const { first, steps } = there.log;
  return [...back, ...steps.slice(common - first, end - first)];
}

/** How many steps both have taken, counted from the first of all; `undefined` where that is not in their histories. */
function commonSteps(base: Logged, ours: Logged): number | undefined {
  const from = Math.max(base.log.first, ours.log.first);
  const to = Math.min(base.log.first + base.log.at, ours.log.first + ours.log.at);
  if (from > to) return undefined;
  for (let place = from; place < to; place += 1) {
    const isSame =
      base.log.steps[place - base.log.first] === ours.log.steps[place - ours.log.first];
    if (!isSame) return place;
  }
  return to;
}
