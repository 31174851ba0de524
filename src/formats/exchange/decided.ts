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
