import { expect, test } from 'vitest';
import { strainsIn } from './strains.ts';

test.each([
  [
    'C57BL/6 mice and C57BL/6J, C57BL, C57Bl/6N or C57BL/10 mice',
    'C57BL/6 C57BL/6J C57BL C57Bl/6N C57BL/10',
  ],
  [
    'BALB/c, DBA/2J, C3H/HeJ, FVB/N, 129/Sv, 129S1/SvImJ, A/J',
    'BALB/c DBA/2J C3H/HeJ FVB/N 129/Sv 129S1/SvImJ A/J',
  ],
  [
    'NOD/SCID mice, NOD.Cg-Prkdcscid mice, CD-1 mice, ICR female mice',
    'NOD/SCID NOD.Cg-Prkdcscid CD-1 ICR',
  ],
  ['Sprague-Dawley and Wistar rats, F344, Lewis rats', 'Sprague-Dawley Wistar F344 Lewis'],
  ['DH5α, DH5alpha, BL21(DE3)pLysS and BL21 cells', 'DH5α DH5alpha BL21(DE3)pLysS BL21'],
  ['C3H/10T1/2 cells, NOD-like receptors, NOD2, CD-1 domain, Lewis acid, ICR, NIH3T3', ''],
])('strains of mice, rats and bacteria: %s', (text, strains) => {
  expect(
    strainsIn(text)
      .map(({ start, end }) => text.slice(start, end))
      .join(' '),
  ).toBe(strains);
});

test('a strain tells its species', () => {
  expect(strainsIn('Wistar rats, DBA/2 mice and BL21').map(({ species }) => species)).toEqual([
    'Rattus norvegicus',
    'Mus musculus',
    'Escherichia coli',
  ]);
});

test('a row of hyphens behind a name is not searched for animals', () => {
  expect(strainsIn('NOD scid female mice')).toHaveLength(1);
  expect(strainsIn(`NOD ${'A-'.repeat(100)} mice`)).toEqual([]);
});
