import { useEffect, useState } from 'react';
import { inside } from '../../core/catalogue/failures.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import { exportFormats } from '../../formats/format.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { formatBytes, formatCount, plural } from '../content/format.ts';
import { saveBlob, saveFile } from '../save-file.ts';
import { Bar } from '../ui/Bar/Bar.tsx';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import styles from './ExportDialog.module.css';
import { lastSaved, rememberSaved } from './KeptNotice.tsx';
import type { LibraryPage } from './library-page.ts';
import { libraryCsv, spreadsheetCsv } from './library-table.ts';

export interface ExportDialogProps {
  readonly page: LibraryPage;
  /** The documents shown, in their order. */
  readonly shown: readonly LibraryRow[];
  readonly all: ReadonlyMap<string, LibraryRow>;
  readonly onClose: () => void;
}

const OF_LIBRARY = [
  [
    'library',
    'The whole library, to be added again (.biogloss.gz)',
    'Texts, decisions, readings, tags and the steps that can be undone. Of PDF files, their texts: the pages are not in it.',
  ],
  ['csv', 'The list as a table (CSV)', 'For programs: RFC 4180 in UTF-8, every cell as it is.'],
  [
    'sheet',
    'The list for spreadsheets (CSV)',
    'To be opened by a double click: what would be computed or taken for a date has an apostrophe before it.',
  ],
] as const;

/** Exports documents as one file or a file each: those shown, in their order, or all. */
export function ExportDialog({ page, shown, all, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState('library');
  const kept = [...all.values()].filter(({ deleted }) => deleted === undefined);
  const [isAll, setAll] = useState(shown.length === kept.length);
  const [isZip, setZip] = useState(false);
  const [isUnsureToo, setUnsureToo] = useState(false);
  const [done, setDone] = useState<number>();
  const [said, setSaid] = useState('');
  const everything = [...all.values()].sort(inOrderAdded);
  const rows = format === 'library' ? everything : isAll ? kept.sort(inOrderAdded) : shown;
  const chosen = exportFormats.find(({ id }) => id === format);
  const note = chosen?.loses ?? OF_LIBRARY.find(([id]) => id === format)?.[2];
  const deletedCount = all.size - kept.length;
  const save = async () => {
    const date = new Date();
    const name = `biogloss-${date.toISOString().slice(0, 10)}`;
    if (format === 'csv' || format === 'sheet') {
      const content = format === 'csv' ? libraryCsv(rows) : spreadsheetCsv(rows);
      saveFile(content, `${name}.csv`, 'text/csv');
      setSaid(`${plural(rows.length, 'row')} written.`);
      return;
    }
    setDone(0);
    try {
      const request = {
        keys: rows.map(({ key }) => key),
        format,
        isZip: isZip && chosen !== undefined,
        isUnsureToo,
        date,
      };
      const { blob, documents, missing } = await page.client.call('export', request, {
        onProgress: (progress) => setDone(progress.done),
      });
      const ending =
        format === 'library' ? 'biogloss.gz' : isZip ? 'zip' : (chosen?.extension ?? 'txt');
      saveBlob(blob, `${name}.${ending}`);
      if (format === 'library') rememberSaved(date);
      const left =
        missing > 0 ? ` ${plural(missing, 'document')} could not be read and are not in it.` : '';
      setSaid(`${plural(documents, 'document')} written, ${formatBytes(blob.size)}.${left}`);
    } catch (error) {
      const reason = thrownMessage(error);
      setSaid(
        `The export stopped (${inside(reason)}). Nothing of the library was changed. Try again.`,
      );
    }
    setDone(undefined);
  };
  return (
    <Dialog title="Export and keep" onClose={onClose}>
      <div className={styles.export} data-export={said}>
        <label>
          As
          <select value={format} onChange={(event) => setFormat(event.currentTarget.value)}>
            {OF_LIBRARY.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
            {exportFormats.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <p className={styles.note}>{note}</p>
        {format === 'library' && deletedCount > 0 && (
          <p className={styles.note}>
            {plural(deletedCount, 'document')} under ‘Deleted’ {deletedCount === 1 ? 'is' : 'are'}{' '}
            in it, too, marked as deleted.
          </p>
        )}
        {chosen && !chosen.holdsAll && (
          <label className={styles.unsure}>
            <input
              type="checkbox"
              checked={isUnsureToo}
              data-export-unsure=""
              onChange={() => setUnsureToo(!isUnsureToo)}
            />
            What is less certain, too (entities under 0.5, relations under 0.7)
          </label>
        )}
        {format !== 'library' && (
          <fieldset>
            <legend>Which documents</legend>
            <label>
              <input type="radio" checked={!isAll} onChange={() => setAll(false)} />
              {formatCount(shown.length)} of {formatCount(kept.length)}, as they are shown
            </label>
            <label>
              <input type="radio" checked={isAll} onChange={() => setAll(true)} />
              All {formatCount(kept.length)}
            </label>
            {chosen && (
              <label>
                <input type="checkbox" checked={isZip} onChange={() => setZip(!isZip)} />A file
                each, packed as zip
              </label>
            )}
          </fieldset>
        )}
        <Button
          look="primary"
          disabled={done !== undefined || rows.length === 0}
          onClick={() => void save()}
        >
          Save {plural(rows.length, 'document')}
        </Button>
        {done !== undefined && <Bar label="Writing" done={done} total={rows.length || 1} />}
        <p role="status">{said}</p>
        <Kept />
      </div>
    </Dialog>
  );
}

const inOrderAdded = (a: LibraryRow, b: LibraryRow): number =>
  a.place - b.place || (a.key < b.key ? -1 : 1);

/** The storage in use, and whether the browser may clear it by itself. */
function Kept() {
  const [kept, setKept] = useState<{ readonly usage: number; readonly isLasting: boolean }>();
  const look = async (ask: boolean) => {
    const { storage } = navigator;
    if (ask) await storage?.persist?.();
    const [estimate, isLasting] = await Promise.all([
      storage?.estimate?.(),
      storage?.persisted?.(),
    ]);
    setKept({ usage: estimate?.usage ?? 0, isLasting: isLasting === true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the dialog is opened
  useEffect(() => {
    void look(false).catch(() => undefined);
  }, []);
  if (!kept) return null;
  return (
    <p className={styles.note} data-lasting={kept.isLasting}>
      The browser keeps {formatBytes(kept.usage)} for this page, the model among them; the library
      was {lastSaved()}.{' '}
      {kept.isLasting ? (
        'It does not clear them by itself.'
      ) : (
        <>
          When its disk is full it may clear them by itself: save the whole library now and then.{' '}
          <Button look="line" onClick={() => void look(true)}>
            Ask the browser to keep them
          </Button>
        </>
      )}
    </p>
  );
}
