/** Milliseconds until the URL is revoked: Safari starts the download some time after the click. */
const KEEP_MS = 10_000;
/** In UTF-16 code units: at most 180 bytes in UTF-8, while file systems allow 255. */
const MAX_NAME_LENGTH = 60;

/** Makes the browser save a text as a file. */
export const saveFile = (content: string, name: string, mediaType: string): void =>
  saveBlob(new Blob([content], { type: mediaType }), name);

/** Makes the browser save a blob as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/**
 * A file name without extension, made from a title: letters with their marks and digits; everything else becomes
 * dashes, which is safe on every file system. A long name is cut between grapheme clusters (UAX 29).
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
