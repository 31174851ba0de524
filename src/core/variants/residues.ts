/** Amino acids by their names and three-letter codes (IUPAC-IUB 1983), in lower case; `*` is a stop codon. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ala', 'A'],
  ['arg', 'R'],
  ['asn', 'N'],
  ['asp', 'D'],
  ['cys', 'C'],
  ['gln', 'Q'],
  ['glu', 'E'],
  ['gly', 'G'],
  ['his', 'H'],
  ['ile', 'I'],
  ['leu', 'L'],
  ['lys', 'K'],
  ['met', 'M'],
  ['phe', 'F'],
  ['pro', 'P'],
  ['sec', 'U'],
  ['ser', 'S'],
  ['thr', 'T'],
  ['trp', 'W'],
  ['tyr', 'Y'],
  ['val', 'V'],
  ['ter', '*'],
  ['stop', '*'],
  ['x', '*'],
  ['*', '*'],
  ['alanine', 'A'],
  ['arginine', 'R'],
  ['asparagine', 'N'],
  ['aspartate', 'D'],
  ['aspartic acid', 'D'],
  ['cysteine', 'C'],
  ['glutamine', 'Q'],
  ['glutamate', 'E'],
  ['glutamic acid', 'E'],
  ['glycine', 'G'],
  ['histidine', 'H'],
  ['isoleucine', 'I'],
  ['leucine', 'L'],
  ['lysine', 'K'],
  ['methionine', 'M'],
  ['phenylalanine', 'F'],
  ['proline', 'P'],
  ['serine', 'S'],
  ['threonine', 'T'],
  ['tryptophan', 'W'],
  ['tyrosine', 'Y'],
  ['valine', 'V'],
  ['stop codon', '*'],
]);

/** The letter of a residue however it is written. */
export const residue = (name: string): string =>
  LETTERS.get(name.toLowerCase()) ?? name.toUpperCase();

const namesWhere = (test: (name: string) => boolean): string =>
  [...LETTERS.keys()].filter(test).join('|');

/** Parts of regular expressions, for the flag `i`: names ('glutamic acid'), three-letter codes, one letter. */
export const RESIDUE_NAME = namesWhere((name) => name.length > 4);
export const RESIDUE_CODE = namesWhere((name) => name.length === 3 || name === 'stop');
export const RESIDUE = `${RESIDUE_NAME}|${RESIDUE_CODE}|[ACDEFGHIKLMNPQRSTUVWY]`;
/** What a residue may become: a stop, too. */
export const NEW_RESIDUE = `${RESIDUE_NAME}|${RESIDUE_CODE}|[ACDEFGHIKLMNPQRSTUVWYX*]`;

/** Residues one after the other, in codes of three letters or of one. */
export const RESIDUES = `(?:${RESIDUE_CODE})+|[ACDEFGHIKLMNPQRSTUVWY]+\\*?`;

/** 'GlySerTer' and 'GS*' are GS*. */
export function residues(text: string): string {
  const isInCodes = new RegExp(`^(?:${RESIDUE_CODE})+$`, 'iu').test(text);
  return isInCodes
    ? text.replace(new RegExp(RESIDUE_CODE, 'giu'), (code) => residue(code))
    : text.toUpperCase();
}
