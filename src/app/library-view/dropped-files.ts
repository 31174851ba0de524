import type { Warning } from '../../formats/exchange/model.ts';
import type { SourceFile } from '../../runtime/library-store/read-source.ts';

/** The files of a drop, and the folders that could not be read completely. */
export interface Dropped {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Warning[];
}

/**
 * All files of a drop, including those in folders. The entries are taken synchronously, because the browser forgets
 * them after the event.
 */
export async function droppedFiles(data: Pick<DataTransfer, 'items' | 'files'>): Promise<Dropped> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...data.files];
  if (entries.length === 0) return { files: inOrder(files.map(sourceOf)), problems: [] };
  const found = await Promise.all(entries.map(filesIn));
  return {
    files: inOrder(found.flatMap((one) => one.files)),
    problems: found.flatMap((one) => one.problems),
  };
}

/** Files that the user chose, with their paths within a chosen folder. */
export const chosenFiles = (files: Iterable<File>): readonly SourceFile[] =>
  inOrder([...files].map(sourceOf));

const sourceOf = (file: File): SourceFile => ({
  name: file.webkitRelativePath || file.name,
  blob: file,
});

async function filesIn(entry: FileSystemEntry): Promise<Dropped> {
  const name = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    try {
      const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      return { files: [{ name, blob }], problems: [] };
    } catch {
      return { files: [], problems: [{ place: name, reason: 'could not be read; was it moved?' }] };
    }
  }
  if (!isFolder(entry)) return { files: [], problems: [] };
  const { entries, isWhole } = await entriesOf(entry.createReader());
  const found = await Promise.all(entries.map(filesIn));
  const problems = found.flatMap((one) => one.problems);
  return {
    files: found.flatMap((one) => one.files),
    problems: isWhole ? problems : [{ place: name, reason: FOLDER_UNREAD }, ...problems],
  };
}

const FOLDER_UNREAD =
  'is a folder that could not be read to its end: some of its files are missing. Drop it once more';

/** The entries of a folder, which the browser returns in groups of a hundred. `isWhole`: all were read. */
async function entriesOf(reader: FileSystemDirectoryReader) {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch(() => undefined);
    if (!some || some.length === 0) return { entries, isWhole: some !== undefined };
    entries.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const byName = new Intl.Collator('en', { numeric: true });

/** Sorted by name, numbers by value; a folder's own files come before those of its subfolders. */
const inOrder = (files: readonly SourceFile[]): readonly SourceFile[] =>
  [...files].sort(
    (a, b) =>
      depthOf(a) - depthOf(b) || byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1),
  );

const depthOf = ({ name }: SourceFile): number => name.split('/').length;
