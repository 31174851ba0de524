import * as v from 'valibot';
import { decisionKey } from '../../core/document/decisions.ts';
import { redo, type Tracked, undo } from '../../core/document/history.ts';
import {
  emptyHistory,
  type History,
  newDocument,
  type Operation,
} from '../../core/document/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type FormatProblem, problemIn } from '../json/check.ts';
import { parseDocument } from '../json/parse-document.ts';
import type { Desk, DeskParts, PutAway, Stack } from './desk.ts';
import { deskSchema, operation, type StoredDesk } from './schema.ts';

export interface ParsedDesk {
  readonly desk: Desk;
  /** What another version wrote and this one does not know, in words. */
  readonly unknown: readonly string[];
}

/**
 * The desk that `partsOf` took apart. What a browser kept is checked like a stranger's file; but what another version
 * wrote and this one does not know costs nothing of the rest.
 */
export function parseDesk(parts: Partial<DeskParts>): Result<ParsedDesk, FormatProblem> {
  const { id, title, text, reading, imported, decisions, setAside, questions, ...rest } = parts;
  const { unknown, ...others } = rest;
  const layers = { reading, imported, decisions, setAside, questions, unknown };
  const document = present({ id, title, text, ...layers });
  const candidate = {
    history: emptyHistory,
    ...present(others),
    ...(Object.keys(document).length > 0 && { document }),
  };
  const parsed = v.safeParse(deskSchema, candidate, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const found: string[] = [];
  try {
    return ok({ desk: deskFrom(parsed.output, found), unknown: found });
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.problem);
    throw error;
  }
}

const present = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** Ends the parsing of a desk from within one of its documents. */
class Unreadable extends Error {
  readonly problem: FormatProblem;
  constructor(problem: FormatProblem) {
    super(problem.reason);
    this.problem = problem;
  }
}

/** @param found what is not known is added to it */
function deskFrom(stored: StoredDesk, found: string[]): Desk {
  const tracked = (one: StoredTracked, path: string) => trackedFrom(one, path, found);
  const stackFrom = (stack: StoredStack, path: string): Stack => ({
    ...stack,
    entries: stack.entries.map((one, index) => tracked(one, `${path}.entries.${index}`)),
  });
  const putAwayFrom = (one: StoredPutAway, path: string): PutAway => ({
    ...tracked(one, path),
    ...(one.stack && { stack: stackFrom(one.stack, `${path}.stack`) }),
  });
  const { document, history, previous, earlier, stack, ...rest } = stored;
  return {
    ...rest,
    ...(document === undefined ? { history: emptyHistory } : tracked({ document, history }, '')),
    ...(previous && { previous: putAwayFrom(previous, 'previous') }),
    ...(earlier && { earlier: earlier.map((one, at) => putAwayFrom(one, `earlier.${at}`)) }),
    ...(stack && { stack: stackFrom(stack, 'stack') }),
  };
}

type StoredTracked = Pick<StoredDesk, 'document' | 'history'>;
type StoredStack = NonNullable<StoredDesk['stack']>;
type StoredPutAway = NonNullable<StoredDesk['previous']>;

function trackedFrom(stored: StoredTracked, path: string, found: string[]): Tracked {
  const within = (name: string) => [path, name].filter(Boolean).join('.');
  const fails = (problem: FormatProblem, name: string) =>
    new Unreadable({ ...problem, path: `${within(name)}.${problem.path}` });
  const parsed = parseDocument(stored.document, { isKept: true });
  if (!parsed.ok) throw fails(parsed.error, 'document');
  const { document, unknown } = parsed.value;
  const undoing = knownSteps(stored.history.undo);
  const redoing = knownSteps(stored.history.redo);
  found.push(...unknown);
  const lost = undoing.lost + redoing.lost;
  if (lost > 0) found.push(`${lost} older steps that could be undone`);
  const tracked = { document, history: { undo: undoing.steps, redo: redoing.steps } };
  const problem = replay(tracked, 'undo', undo) ?? replay(tracked, 'redo', redo);
  if (problem) throw fails(problem, 'history');
  return tracked;
}

/** Steps are taken from the end: those under one that is not known can never be reached. */
function knownSteps(stored: readonly unknown[]) {
  const steps: Operation[] = [];
  for (const step of stored.toReversed()) {
    if (!v.is(operation, step)) break;
    steps.unshift(step);
  }
  return { steps, lost: stored.length - steps.length };
}

/**
 * Every step must fit the text it would meet: its edits lie within, its quotations are true. A step of a decision is
 * checked by what it decides; the document as a whole only where its text, its questions or its layers change.
 */
function replay(
  tracked: Tracked,
  list: keyof History,
  step: (tracked: Tracked) => Tracked,
): FormatProblem | undefined {
  let at = tracked;
  for (;;) {
    const operation = at.history[list].at(-1);
    if (!operation) return undefined;
    const path = `${list}.${at.history[list].length - 1}`;
    if (!fits(operation, at.document.text)) return { path, reason: 'lies outside of the text' };
    const problem =
      operation.kind === 'decide' ? problemOf(operation, at.document.text) : undefined;
    at = step(at);
    const found = problem ?? (isSmall(operation) ? undefined : problemIn(at.document));
    if (found) return { path, reason: `${found.path} ${found.reason}` };
  }
}

const isSmall = ({ kind }: Operation): boolean => kind === 'decide' || kind === 'rename';

/** Why a decision cannot be taken; of the rest of the document it changes nothing. */
function problemOf(
  { key, decision }: Extract<Operation, { readonly kind: 'decide' }>,
  text: string,
): FormatProblem | undefined {
  if (!decision) return undefined;
  if (decisionKey(decision) !== key) return { path: 'decision', reason: 'has another key' };
  const document = { ...newDocument('d', text), decisions: [decision] };
  return problemIn(document);
}

function fits(operation: Operation, text: string): boolean {
  if (!('edit' in operation)) return true;
  const { start, end } = operation.edit;
  return start <= end && end <= text.length;
}
