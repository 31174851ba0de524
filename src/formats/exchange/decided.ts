import type { Stamp } from '../../core/document/model.ts';
import { DECISION_NAMES, type Decided, type Info } from './model.ts';

/** The names under which formats without a place of its own hold a decision among their notes. */
const [DECISION, CURATOR, DATE] = ['decision', 'curator', 'decided'] as const;

/** The notes of a mention or relation with what was decided about it among them. */
export const notesWithDecision = ({
  decided,
  info,
}: {
  readonly decided?: Decided;
  readonly info: Info;
}): Info => ({ ...(decided && decisionNotes(decided)), ...info });

export const decisionNotes = ({ decision, by, at }: Decided): Info => ({
  [DECISION]: decision,
  ...(by !== undefined && { [CURATOR]: by }),
  ...(at !== undefined && { [DATE]: at }),
});

/** Takes the decision out of the notes that `notesWithDecision` wrote; of other notes nothing. */
export function decisionIn(info: Info): { readonly decided?: Decided; readonly info: Info } {
  const decision = DECISION_NAMES.find(
    (name) => Object.hasOwn(info, DECISION) && info[DECISION] === name,
  );
  if (decision === undefined) return { info };
  const { [DECISION]: _, [CURATOR]: by, [DATE]: at, ...rest } = info;
  const decided = { decision, ...(by !== undefined && { by }), ...(at !== undefined && { at }) };
  return { decided, info: rest };
}

/** The names under which the info of a document says when it was reviewed, and by whom. */
const [REVIEWED, REVIEWER] = ['reviewed', 'reviewedBy'] as const;

/** The value where it is not known when a document was reviewed. */
const UNDATED = 'yes';

/** A review of a document as its info has it. */
export const reviewInfo = ({ at, curator }: Stamp): Info => ({
  [REVIEWED]: at ?? UNDATED,
  ...(curator !== undefined && { [REVIEWER]: curator }),
});

/** Takes the review out of the info that `reviewInfo` wrote. Other words for it stay where they are. */
export function reviewIn(info: Info): { readonly review?: Stamp; readonly info: Info } {
  const at = Object.hasOwn(info, REVIEWED) ? info[REVIEWED] : undefined;
  if (at === undefined || (at !== UNDATED && !ISO_DATE.test(at))) return { info };
  const { [REVIEWED]: _, [REVIEWER]: curator, ...rest } = info;
  const review = { ...(at !== UNDATED && { at }), ...(curator !== undefined && { curator }) };
  return { review, info: rest };
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;
