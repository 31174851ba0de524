import { decisionKey } from '../../core/document/decisions.ts';
import type {
  AskedQuestion,
  Decision,
  DecisionChange,
  NoteDecision,
  TextDocument,
} from '../../core/document/model.ts';
import { ok, type Result } from '../../core/result.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import { emptyLog, perform, undo } from '../../core/workspace/log.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { Step } from '../../core/workspace/step.ts';
import { stepOf } from '../../core/workspace/step.ts';
import type { DocumentKey, Entry } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { assemble, type LoadedEntry, type Row, type Rows } from './assemble.ts';
import { changesBetween, type HeadOf, type Kept } from './changes.ts';
import type { JournaledDocument } from './journal.ts';
import { versionOf } from './migrations.ts';
import { KINDS, type KindName, type WorkspaceChange } from './records.ts';
import { NO_ROWS } from './rows.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/**
 * Keeps journaled changes to a document that another tab has written since. Decisions, a title and questions are
 * repeated on the other tab's version while the text is the one that they were made for; otherwise they go into a copy,
 * with their own text. When both wrote a note on one subject, ours is appended to the other.
 *
 * @param journaled all changes to the document, in order
 * @param copy key of the copy; a document with this key was made by an earlier try
 */
export async function mergeJournaled(
  workspace: Pick<WorkspaceStore, 'load' | 'write'>,
  journaled: readonly JournaledDocument[],
  copy: DocumentKey,
): Promise<Result<undefined, StorageFailure>> {
  const last = journaled.at(-1);
  if (!last) return ok(undefined);
  const changes = latestOf(journaled);
  for (;;) {
    const loaded = await workspace.load(last.key);
    if (!loaded.ok) return loaded;
    // A person has removed the document since.
    if (!loaded.value) return ok(undefined);
    const theirs = loaded.value;
    const there = atText(theirs.entry, last.text);
    const isHere = there === theirs.entry;
    const kept = there
      ? ok({ ...theirs, ...repeated(isHere ? there : { ...there, key: copy }, theirs, changes) })
      : overlaid(theirs, changes, copy);
    if (!kept.ok) return kept;
    const written = await workspace.write([
      {
        key: kept.value.entry.key,
        revision: isHere ? theirs.revision : 0,
        changes: changesBetween(isHere ? theirs : undefined, kept.value),
      },
    ]);
    if (!written.ok) return written;
    if (written.value.status === 'written' || !isHere) return ok(undefined);
  }
}

/** The last change of each record: earlier changes of the same record are left out. */
function latestOf(journaled: readonly JournaledDocument[]): readonly WorkspaceChange[] {
  const all = journaled.flatMap(({ changes }) => (changes === 'remove' ? [] : changes));
  return [...new Map(all.map((one) => [`${one.kind} ${one.sub}`, one])).values()];
}

/** The latest state in the history with this text; `undefined` when there is none. */
function atText(entry: Entry, print: string): Entry | undefined {
  let there = entry;
  while (fingerprint(there.document.text) !== print) {
    const before = undo(there);
    if (before === there) return undefined;
    there = before;
  }
  return there;
}

function repeated(
  entry: Entry,
  theirs: Kept,
  changes: readonly WorkspaceChange[],
): Omit<Kept, 'place'> {
  const of = (kind: KindName) => changes.filter((one) => one.kind === kind);
  // The records were written by this version, or by one with the same kinds; they are validated when they are loaded.
  const held = new Map(entry.document.decisions.map((one) => [decisionKey(one), one]));
  const before = decidedBefore(of('steps'));
  const decisions = of('decisions').flatMap(({ sub, value }): readonly DecisionChange[] => {
    const [key, there] = [String(sub), held.get(String(sub))];
    if (isAside(sub) || isEqual(there, value)) return [];
    const ours = value as Decision | undefined;
    const isNewer = there?.kind === 'note' && !isEqual(there, before.get(key));
    if (isNewer) return withNote(key, there, ours);
    return [{ key, ...(ours && { decision: ours }) }];
  });
  const head = of('heads')[0]?.value as HeadOf | undefined;
  const isRenamed = of('steps').some(({ value }) => (value as Step | undefined)?.kind === 'rename');
  const steps: (Step | undefined)[] = [
    decisions.length > 0 ? { kind: 'decide-all', changes: decisions } : undefined,
    isRenamed && head && head.title !== entry.document.title
      ? { kind: 'rename', title: head.title }
      : undefined,
    questionsStep(entry.document, of('questions')),
  ];
  const { question, nextQuestions } = head ?? {};
  return {
    entry: steps.reduce<Entry>((made, step) => (step ? perform(made, step) : made), entry),
    pending: {
      ...(question !== undefined && { question }),
      ...(nextQuestions && { nextQuestions }),
      ...theirs.pending,
    },
  };
}

/** The decision under each key before these steps, which each step stores in order to be undone. */
function decidedBefore(
  steps: readonly WorkspaceChange[],
): ReadonlyMap<string, Decision | undefined> {
  const before = new Map<string, Decision | undefined>();
  for (const { value } of [...steps].sort((a, b) => Number(a.sub) - Number(b.sub))) {
    const step = value as Step | undefined;
    const changes =
      step?.kind === 'decide' ? [step] : step?.kind === 'decide-all' ? step.changes : [];
    for (const { key, decision } of changes) if (!before.has(key)) before.set(key, decision);
  }
  return before;
}

/** Our note, appended to the note of another tab. A newer note is never removed. */
function withNote(
  key: string,
  theirs: NoteDecision,
  ours: Decision | undefined,
): readonly DecisionChange[] {
  // An earlier try has already appended the note.
  if (ours?.kind !== 'note' || theirs.text.endsWith(`\n${ours.text}`)) return [];
  return [{ key, decision: { ...ours, text: `${theirs.text}\n${ours.text}` } }];
}

const isAside = (sub: string | number): boolean => String(sub).startsWith('aside ');

function questionsStep(
  document: TextDocument,
  changes: readonly WorkspaceChange[],
): Step | undefined {
  if (changes.length === 0) return undefined;
  const changed = new Set(changes.map(({ sub }) => sub));
  const ours = changes.flatMap(({ value }) =>
    value === undefined ? [] : [(value as { question: AskedQuestion }).question],
  );
  const questions = [...document.questions.filter(({ id }) => !changed.has(id)), ...ours];
  return stepOf(document, { kind: 'set-questions', questions });
}

/** The other tab's records overwritten by ours, without a history. What does not fit the text is set aside. */
function overlaid(
  theirs: LoadedEntry,
  changes: readonly WorkspaceChange[],
  copy: DocumentKey,
): Result<Kept, StorageFailure> {
  const entry: Entry = { ...theirs.entry, key: copy, log: emptyLog };
  const records = new Map<string, WorkspaceChange>();
  for (const one of [...changesBetween(undefined, { ...theirs, entry }), ...changes]) {
    if (one.kind !== 'steps') records.set(`${one.kind} ${one.sub}`, one);
  }
  const rows: { [Kind in KindName]: Row[] } = structuredClone(NO_ROWS) as never;
  for (const { kind, sub, value } of records.values()) {
    if (value === undefined) continue;
    const made = kind === 'heads' ? { ...(value as HeadOf), ...FIRST } : value;
    rows[kind].push({ sub, stored: { v: versionOf(KINDS[kind].migrations), value: made } });
  }
  const assembled = assemble(copy, rows as Rows);
  if (assembled.ok) return assembled;
  return { ok: false, error: { code: 'storage-unreadable', ...assembled.error } };
}

const FIRST = { at: 0, end: 0, revision: 0, changed: 0 };
