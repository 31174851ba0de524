import { describe, expect, it } from 'vitest';
import { type ReadSpan, variantReader } from './with-variants.ts';

/** Reads a text in which a model found the names, each where it stands next. */
function read(text: string, ...found: readonly (readonly [string, string, boolean?])[]) {
  let from = 0;
  const mentions = found.map(([name, type, isSure = true]): ReadSpan => {
    const start = text.indexOf(name, from);
    from = start + 1;
    return { start, end: start + name.length, type, score: 0.9, isSure };
  });
  return variantReader(text)(mentions, 0, text.length).map(
    ({ start, end, type }) => `${text.slice(start, end)}/${type}`,
  );
}

describe('variants by grammar beside a model', () => {
  it('are added where the model found nothing', () => {
    expect(read('BRCA1 c.35delG', ['BRCA1', 'Gene'])).toEqual(['BRCA1/Gene', 'c.35delG/Variant']);
  });

  it('end where their notation ends', () => {
    expect(read('the p.Val600Glu', ['Val600', 'Variant'])).toEqual(['p.Val600Glu/Variant']);
    expect(read('rs123456', ['rs', 'Gene'])).toEqual(['rs123456/Variant']);
  });

  it('leave the gene beside them a gene', () => {
    expect(read('KRAS G12C mutation', ['KRAS G12C', 'Gene'])).toEqual([
      'KRAS/Gene',
      'G12C/Variant',
    ]);
    expect(read('KRAS G12C mutation', ['KRAS', 'Gene'], ['G12C', 'Gene'])).toEqual([
      'KRAS/Gene',
      'G12C/Variant',
    ]);
  });

  it('take from the model no sign behind them, no number of a sequence, and no gene before them', () => {
    const text = 'SLC6A8 (NM_005629.4:c.1011C>G; p.(Cys337Trp))';
    const model = [
      ['NM_005629.4', 'Variant'],
      ['c.1011C>G;', 'Variant'],
    ] as const;
    expect(read(text, ...model)).toEqual(['c.1011C>G/Variant', 'p.(Cys337Trp)/Variant']);
    expect(read('TTN p.Arg279Trp', ['TTN', 'Variant'])).toEqual([
      'TTN/Gene',
      'p.Arg279Trp/Variant',
    ]);
  });

  it('are added where they are all of a line', () => {
    expect(read('Imatinib\n1. T315I\nK562\nT47D\nC3H\n')).toEqual(['T315I/Variant']);
    expect(read('Cells T315I were grown.')).toEqual([]);
  });

  it('give way to what the model reads where the writing is not sure, or sees more of', () => {
    expect(read('The D90A cells of mutants', ['D90A', 'CellLine'])).toEqual(['D90A/CellLine']);
    expect(read('The D90A cells of mutants', ['D90A', 'CellLine', false])).toEqual([
      'D90A/Variant',
    ]);
    const told = 'G>T substitution at nucleotide c.898G>T';
    expect(read(told, [told, 'Variant'])).toEqual([`${told}/Variant`]);
  });

  it('leave out numbers of trials, whatever the model has them for', () => {
    expect(read('Trial NCT02142738.', ['NCT02142738', 'Variant'])).toEqual([]);
    expect(read('Trial NCT02142738.', ['NCT02142738', 'CellLine'])).toEqual([]);
  });

  it('are read once where a text is read in stretches', () => {
    const text = 'The p.Val600Glu and p.Gly12Asp';
    const reader = variantReader(text);
    const inside: ReadSpan = { start: 11, end: 15, type: 'Gene', score: 0.9, isSure: true };
    expect(reader([], 0, 11)).toHaveLength(1);
    expect(reader([inside], 11, text.length)).toMatchObject([{ start: 20, type: 'Variant' }]);
  });
});
