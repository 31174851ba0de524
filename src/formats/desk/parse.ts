import * as v from 'valibot';
import { redo, type Tracked, undo } from '../../core/document/history.ts';
import { emptyHistory, type Operation } from '../../core/document/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type FormatProblem, problemIn } from '../json/check.ts';
import type { Desk, DeskParts } from './desk.ts';
import { deskSchema } from './schema.ts';

/** The desk that `partsOf` took apart. What a browser kept is checked like a stranger's file. */
export function parseDesk(parts: Partial<DeskParts>): Result<Desk, FormatProblem> {
  const { history, previous, earlier, stack, guideline, question, ...ofDocument } = parts;
  const document = present(ofDocument);
  const candidate = {
    ...(Object.keys(document).length > 0 && { document }),
    ...present({ previous, earlier, stack, guideline, question }),
    history: history ?? emptyHistory,
  };
  const parsed = v.safeParse(deskSchema, candidate, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const desk: Desk = parsed.output;
  for (const one of trackedOf(desk)) {
    const problem = problemOf(one);
    if (problem) return fail(problem);
  }
  return ok(desk);
}

function trackedOf({ stack, previous, earlier = [], ...desk }: Desk): readonly Desk[] {
  const putAway = [...(previous ? [previous] : []), ...earlier];
  const stacks = [stack, ...putAway.map((one) => one.stack)];
  return [desk, ...putAway, ...stacks.flatMap((one) => one?.entries ?? [])];
}

const present = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

function problemOf({ document, history }: Desk): FormatProblem | undefined {
  if (!document) return undefined;
  const tracked = { document, history };
  return problemIn(document) ?? replay(tracked, 'undo', undo) ?? replay(tracked, 'redo', redo);
}

/** Every step must fit the text it would meet: its edits lie within, its quotations are true. */
function replay(
  tracked: Tracked,
  list: 'undo' | 'redo',
  step: (tracked: Tracked) => Tracked,
): FormatProblem | undefined {
  let at = tracked;
  for (;;) {
    const operation = at.history[list].at(-1);
    if (!operation) return undefined;
    const path = `history.${list}.${at.history[list].length - 1}`;
    if (!fits(operation, at.document.text)) return { path, reason: 'lies outside of the text' };
    at = step(at);
    const problem = problemIn(at.document);
    if (problem) return { path, reason: `${problem.path} ${problem.reason}` };
  }
}

function fits(operation: Operation, text: string): boolean {
  if (!('edit' in operation)) return true;
  const { start, end } = operation.edit;
  return start <= end && end <= text.length;
}
