import type { SourceFile } from '../../runtime/library-store/read-source.ts';

/**
 * All files of a drop, those in folders too. The entries are taken hold of before anything is waited for: the browser
 * forgets them when the event is over.
 */
export function droppedFiles(data: DataTransfer): Promise<readonly SourceFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...data.files];
  return entries.length === 0
    ? Promise.resolve(inOrder(files.map(sourceOf)))
    : Promise.all(entries.map(filesIn)).then((all) => inOrder(all.flat()));
}

/** Files that were chosen; of a folder with the folders in between. */
export const chosenFiles = (files: Iterable<File>): readonly SourceFile[] =>
  inOrder([...files].map(sourceOf));

const sourceOf = (file: File): SourceFile => ({
  name: file.webkitRelativePath || file.name,
  blob: file,
});

async function filesIn(entry: FileSystemEntry): Promise<readonly SourceFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(
      // It is named as one that could not be read.
      () => new Blob([new Uint8Array([0])]),
    );
    return [{ name: path, blob }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A folder gives its entries a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const byName = new Intl.Collator('en', { numeric: true });

/** By their names, numbers by value; a folder's own files before those of the folders in it. */
const inOrder = (files: readonly SourceFile[]): readonly SourceFile[] =>
  [...files].sort(
    (a, b) =>
      depthOf(a) - depthOf(b) || byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1),
  );

const depthOf = ({ name }: SourceFile): number => name.split('/').length;
