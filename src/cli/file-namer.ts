import { freeNames } from '../core/free-names.ts';

/**
 * Bytes of a name in UTF-8: file systems accept 255, some only 143 (eCryptfs), and an extension and a number are added.
 */
const MAX_NAME_LENGTH = 100;

/** Names that Windows reserves for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Makes file names from ids: each is valid on every file system and unique. */
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
