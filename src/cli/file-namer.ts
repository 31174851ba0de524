import { freeNames } from '../core/free-names.ts';

/** Bytes of a name in UTF-8: file systems take 255, some 143 (eCryptfs), and an ending and a number come behind it. */
const MAX_NAME_LENGTH = 100;

/** What Windows takes for a device, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Names of files for ids: each one that no file system minds, and that none has had before. */
export function fileNamer(): (id: string) => string {
  const names = freeNames([], (name) => name.toLowerCase());
  return (id) => {
    const safe = withinBytes(
      id
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
        .replace(/^\.+/, '')
        .replace(DEVICE, '$&_'),
    );
    return names.give(safe === '' ? 'document' : safe);
  };
}

function withinBytes(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_NAME_LENGTH) break;
    kept += character;
  }
  return kept;
}
