import type { Imported, TextDocument } from '../../core/document/model.ts';
import { diffEdit } from '../../core/text/edit.ts';
import { type Logged, perform } from '../../core/workspace/log.ts';
import { isEqual } from '../../core/workspace/patch.ts';

/** What became of a document when a record of the same publication was added. */
export interface Updated<L> {
  readonly entry: L;
  /** `kept-edited`: a person has edited the text, so that of the record was not taken. */
  readonly text: 'same' | 'replaced' | 'kept-edited' | 'kept-longer' | 'kept-newer';
}

/**
 * A document with what a record says that was added again. Nothing that was decided is touched: the text is replaced by a step of the
 * history, which moves decisions along and can be undone.
 *
 * @param updates how often its text was replaced so before: other edits are a person's
 */
export function updateDocument<L extends Logged>(
  entry: L,
  record: TextDocument,
  updates: number,
): Updated<L> {
  const { document, log } = entry;
  if (!hasWork(entry) && record.text === document.text && isWorkedOn(record)) {
    return { entry: { ...entry, document: { ...record, id: document.id } }, text: 'same' };
  }
  if (record.text === document.text) return { entry: withLayer(entry, record), text: 'same' };
  const edits = log.steps.slice(0, log.at).filter(({ kind }) => kind === 'unedit-text').length;
  if (edits > updates) return { entry: withInfo(entry, record), text: 'kept-edited' };
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

const versionOf = ({ imported }: TextDocument): number => Number(imported?.info.version ?? 1);

const isWorkedOn = ({ decisions, questions, reading }: TextDocument): boolean =>
  decisions.length > 0 || questions.length > 0 || reading !== undefined;

const hasWork = ({ document, log }: Logged): boolean =>
  isWorkedOn(document) || log.steps.length > 0;

/** With what the record's file says of the same text. */
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

/** With what the record says of the publication, where the texts differ. */
function withInfo<L extends Logged>(entry: L, { imported }: TextDocument): L {
  const before = entry.document.imported;
  if (!imported) return entry;
  const rest = before ?? { from: imported.from, mentions: [], relations: [], sections: [] };
  return withImported(entry, { ...rest, info: joined(before, imported) });
}

const joined = (before: Imported | undefined, { info }: Imported) => ({ ...before?.info, ...info });

/** The entry with this layer; the given entry itself where nothing changes, so that nothing is written. */
function withImported<L extends Logged>(entry: L, imported: Imported): L {
  if (isEqual(entry.document.imported, imported)) return entry;
  return { ...entry, document: { ...entry.document, imported } };
}
