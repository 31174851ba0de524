import { describedVariant } from './described-variant.ts';
import { nucleotideNotation } from './nucleotide-notation.ts';
import { proteinNotation } from './protein-notation.ts';

/**
 * A variant as authors write it, in a form like that of the HGVS (https://hgvs-nomenclature.org): 'Val600Glu' and
 * 'V600E' are p.V600E, 'a C to T transition at nucleotide 463' is c.463C>T. Only the notation is put in order; no sequence is looked
 * at, so a form may name a residue that the protein does not have there.
 */
export function variantId(name: string): string | undefined {
  const text = name
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\u2192/gu, '>')
    .replace(/\u2206/gu, '\u0394')
    .trim();
  const rs = /^(?:dbsnp:?\s*)?rs\s?#?(\d+)$/iu.exec(text)?.[1];
  if (rs) return `dbSNP:rs${rs}`;
  if (/^[cgmnr]\./iu.test(text) || isBases(text)) return nucleotideNotation(text);
  return proteinNotation(text) ?? nucleotideNotation(text) ?? describedVariant(text);
}

/**
 * 'A1166C' may be of DNA or of a protein. Where all four letters of DNA would do, large or signed positions are of
 * DNA, small ones of the protein (G12C): proteins are short, and promoters are counted backwards.
 */
function isBases(text: string): boolean {
  const [, at] = /^[ACGT]\(?([-+]?\d+)\)?[ACGT]$/u.exec(text) ?? [];
  return at !== undefined && (!/^\d/u.test(at) || Number(at) >= MIN_BASE);
}

const MIN_BASE = 100;
