import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { libraryCsv, spreadsheetCsv } from './library-table.ts';

const row = (name: string): LibraryRow => ({
  ...{ key: name, place: 0, name, isTitled: true, status: 'read', tags: [], mentions: 0 },
  ...{ entities: 0, relations: 0, decided: 0, decidable: 0, length: 1, changed: 0 },
});
const NAMES = [
  '=1+1',
  '-80 °C, "kept"',
  '@home',
  'one\ntwo',
  'SEPT2',
  'MARCH1',
  'ö and α',
  'Plain',
];
const titles = (csv: string) =>
  Papa.parse<string[]>(csv)
    .data.slice(1, -1)
    .map(([title]) => title);

test('the table is read back cell by cell', () => {
  expect(titles(libraryCsv(NAMES.map(row)))).toEqual(NAMES);
});

test('for spreadsheets nothing is a formula or a date, and the letters are told', () => {
  const csv = spreadsheetCsv(NAMES.map(row));
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(titles(csv)).toEqual([
    ...["'=1+1", `'-80 °C, "kept"`, "'@home", 'one\ntwo', "'SEPT2", "'MARCH1", 'ö and α', 'Plain'],
  ]);
});
