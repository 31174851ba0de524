import type { Imported, TextDocument } from '../../core/document/model.ts';
import { diffEdit } from '../../core/text/edit.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import { type Logged, perform } from '../../core/workspace/log.ts';
import { isEqual } from '../../core/workspace/patch.ts';

/** The effect of a record on a known document of the same publication. */
export interface Updated<L> {
  readonly entry: L;
  /** `kept-edited`: a person has edited the text, so the record's text was not used. */
  readonly text: 'same' | 'replaced' | 'kept-edited' | 'kept-longer' | 'kept-newer';
}

/**
 * Updates a document with a new record of its publication. Decisions stay: a step of the history replaces the text,
 * moves the decisions along, and can be undone.
 *
 * @param recordTexts fingerprints of the texts that records gave the document, present once one was replaced; any other
 * text was edited by a person
 */
export function updateDocument<L extends Logged>(
  entry: L,
  record: TextDocument,
  recordTexts: readonly string[] | undefined,
): Updated<L> {
  const { document } = entry;
  if (!hasWork(entry) && record.text === document.text && isWorkedOn(record)) {
    return { entry: { ...entry, document: { ...record, id: document.id } }, text: 'same' };
  }
  if (record.text === document.text) return { entry: withLayer(entry, record), text: 'same' };
  if (isEdited(entry, recordTexts)) return { entry: withInfo(entry, record), text: 'kept-edited' };
  if (versionOf(record) < versionOf(document)) return { entry, text: 'kept-newer' };
  const isLonger = document.text.includes(record.text.trim()) || record.text.trim() === '';
  if (isLonger) return { entry: withInfo(entry, record), text: 'kept-longer' };
  const edit = diffEdit(document.text, record.text);
  if (!edit) return { entry, text: 'same' };
  return {
    entry: withLayer(perform(entry, { kind: 'edit-text', edit }), record),
    text: 'replaced',
  };
}

/** True when a person edited the text. A history whose beginning is missing may have contained an edit. */
const isEdited = (
  { document, log }: Logged,
  recordTexts: readonly string[] | undefined,
): boolean =>
  recordTexts
    ? !recordTexts.includes(fingerprint(document.text))
    : log.first > 0 || log.steps.slice(0, log.at).some(({ kind }) => kind === 'unedit-text');

const versionOf = ({ imported }: TextDocument): number => Number(imported?.info.version ?? 1);

const isWorkedOn = ({ decisions, questions, reading }: TextDocument): boolean =>
  decisions.length > 0 || questions.length > 0 || reading !== undefined;

const hasWork = ({ document, log }: Logged): boolean =>
  isWorkedOn(document) || log.steps.length > 0;

/** Adds the record's annotations of the same text. */
function withLayer<L extends Logged>(entry: L, record: TextDocument): L {
  const { imported } = record;
  if (!imported) return entry;
  const before = entry.document.imported;
  const isAnnotated = imported.mentions.length > 0 || before === undefined;
  return withImported(entry, {
    ...(isAnnotated ? imported : { ...before, sections: imported.sections }),
    info: joined(before, imported),
  });
}

/** Adds the record's information on the publication when the texts differ. */
function withInfo<L extends Logged>(entry: L, { imported }: TextDocument): L {
  const before = entry.document.imported;
  if (!imported) return entry;
  const rest = before ?? { from: imported.from, mentions: [], relations: [], sections: [] };
  return withImported(entry, { ...rest, info: joined(before, imported) });
}

const joined = (before: Imported | undefined, { info }: Imported) => ({ ...before?.info, ...info });

/** The entry with this layer. Returns the given entry when nothing changes, so that nothing is written. */
function withImported<L extends Logged>(entry: L, imported: Imported): L {
  if (isEqual(entry.document.imported, imported)) return entry;
  return { ...entry, document: { ...entry.document, imported } };
}
