import type { Entries } from './entry.ts';

const HEADERS: ReadonlySet<string> = new Set(['id', 'identifier', 'curie']);

/**
 * Identifier, name, more names in the third column separated by '|', and the type in the fourth. The first line that is
 * neither empty nor a comment (`#`) may be a header.
 */
export function parseTable(text: string): Entries {
  const entries: Entries['entries'][number][] = [];
  const warnings: Entries['warnings'][number][] = [];
  let isFirst = true;
  text.split(/\r?\n/u).forEach((row, index) => {
    if (row.trim() === '' || row.startsWith('#')) return;
    const [id = '', name = '', names = '', type = ''] = row.split('\t').map((cell) => cell.trim());
    const isHeader = isFirst && HEADERS.has(id.toLowerCase());
    isFirst = false;
    if (isHeader) return;
    const line = index + 1;
    if (id === '' || name === '') {
      warnings.push({ line, reason: 'needs an identifier and a name, separated by a tab' });
      return;
    }
    const more = names
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    entries.push({ line, concept: { id, name, names: more, ...(type !== '' && { type }) } });
  });
  return { entries, warnings };
}
