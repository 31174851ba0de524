import { expect, it } from 'vitest';
import { withCellLines } from './cell-lines.ts';

interface Given {
  readonly type: string;
  readonly name: string;
  readonly isSure?: boolean;
}

const read = (text: string, given: readonly Given[]) =>
  withCellLines(
    text,
    given.map(({ type, name, isSure = true }) => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, type, isSure };
    }),
  ).map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);

it.each([
  ['HCC827 cells', 'HCC827'],
  ['MCF-7 cells', 'MCF-7'],
  ['SW480', 'SW480'],
  ['HeLa cells', 'HeLa'],
  ['RAW264.7 macrophages', 'RAW264.7'],
  ['MDA-MB-231 breast cancer cells', 'MDA-MB-231'],
  ['T47D cell line', 'T47D'],
  ['Jurkat T cells', 'Jurkat'],
])("takes '%s' for the cell line %s", (name, line) => {
  expect(read(`Growth of ${name} was slow.`, [{ type: 'CellType', name }])).toEqual([
    `CellLine: ${line}`,
  ]);
});

it.each([
  'Th17 cells',
  'CD8 T cells',
  'CD4 cells',
  'IL-17-producing cells',
  'M1 macrophages',
  'B-1 cells',
  'T cells',
  'HIV-1-infected cells',
  'endothelial cells',
  'mouse L cells',
])("leaves the cell type '%s' as it is", (name) => {
  expect(read(`Growth of ${name} was slow.`, [{ type: 'CellType', name }])).toEqual([
    `CellType: ${name}`,
  ]);
});

it('leaves a line that was found as it was found, without the cell type around it', () => {
  const found = [
    { type: 'CellType', name: 'PC12 cells' },
    { type: 'CellLine', name: 'PC12' },
  ];
  expect(read('We studied PC12 cells.', found)).toEqual(['CellLine: PC12']);
  const unsure = found.map((one) => ({ ...one, isSure: one.type === 'CellType' }));
  expect(read('We studied PC12 cells.', unsure)).toEqual(['CellLine: PC12']);
});

it('leaves a cell type that a gene names', () => {
  const found = [
    { type: 'CellType', name: 'LGR5 cells' },
    { type: 'Gene', name: 'LGR5' },
  ];
  expect(read('Sorting of LGR5 cells.', found)).toEqual(['CellType: LGR5 cells', 'Gene: LGR5']);
});
