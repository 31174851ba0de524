/** Long enough for every browser to have begun the download: Safari takes hold of the address some time after the click. */
const KEEP_MS = 10_000;
/** UTF-16 code units; at most 180 bytes in UTF-8, where file systems allow 255. */
const MAX_NAME_LENGTH = 60;

/** Has the browser save a text as a file. */
export const saveFile = (content: string, name: string, mediaType: string): void =>
  saveBlob(new Blob([content], { type: mediaType }), name);

/** Saves the content of a blob, which may lie on the disk. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/**
 * A file's name out of a title, without an ending: letters with their marks and digits, the rest as dashes, safe on
 * every file system. It is cut between characters as people see them (grapheme clusters, UAX 29).
 */
export function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+/, '');
  let name = '';
  for (const { segment } of new Intl.Segmenter().segment(words)) {
    if (name.length + segment.length > MAX_NAME_LENGTH) break;
    name += segment;
  }
  return name.replace(/-+$/, '') || 'biogloss';
}
