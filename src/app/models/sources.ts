import { MAX_MODEL_BYTES } from '../../core/custom-model/folder.ts';
import type { ModelSource } from './inspect-model.ts';

/** The model in a folder that the user chose or dropped. The keys of `files` are paths within the folder. */
export function folderSource(files: ReadonlyMap<string, File>): ModelSource {
  const [first = ''] = files.keys();
  const title = first.includes('/') ? first.slice(0, first.indexOf('/')) : 'My model';
  return { title, paths: [...files.keys()], read: async (path) => files.get(path) };
}

/** Files of an `<input webkitdirectory>`, by path within the folder. */
export const filesOfInput = (list: Iterable<File>): Map<string, File> =>
  new Map([...list].map((file) => [file.webkitRelativePath || file.name, file]));

const MAX_FILES = 2000;

/** Dropped files by path. Call this synchronously in the event handler: the browser empties the list afterwards. */
export async function filesOfDrop(data: DataTransfer): Promise<Map<string, File>> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = new Map<string, File>();
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.size < MAX_FILES; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    if (isFile(entry)) files.set(path, await fileOf(entry));
    else if (isFolder(entry)) waiting.push(...(await entriesOf(entry)));
  }
  return files;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** `readEntries` returns a part of the folder at a time, and an empty list at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** The model at a URL of this origin; undefined for another origin, which the page's policy forbids. */
export function urlSource(
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): ModelSource | undefined {
  const wanted = address.endsWith('/') ? address : `${address}/`;
  const folder = URL.canParse(wanted, location.href) && new URL(wanted, location.href);
  if (!folder || folder.origin !== location.origin) return undefined;
  // Fetched files are cached, because only fetching tells whether a file exists.
  const known = new Map<string, Promise<Blob | undefined>>();
  const title = folder.pathname.split('/').filter(Boolean).at(-1) ?? 'My model';
  return {
    title: decodeURIComponent(title),
    read(path) {
      const blob = known.get(path) ?? fetchBlob(new URL(path, folder).href, signal, onBytes);
      known.set(path, blob);
      return blob;
    },
  };
}

async function fetchBlob(
  url: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Blob | undefined> {
  const response = await fetch(url, { signal });
  // Servers of single-page apps answer with the page when a file is missing.
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') === true;
  if (!response.ok || !response.body || isPage) {
    await response.body?.cancel();
    return undefined;
  }
  const chunks: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value.slice());
    bytes += next.value.byteLength;
    onBytes(next.value.byteLength);
    if (bytes > MAX_MODEL_BYTES) {
      await reader.cancel();
      throw new Error(`it is larger than ${MAX_MODEL_BYTES / 1e6} MB`);
    }
  }
  return new Blob(chunks);
}
