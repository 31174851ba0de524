import type { Span } from '../text/span.ts';

/**
 * Cell lines, strains, genes, peptides, lipids and phases of the cell cycle that are written as a change of one residue is.
 */
const NAMES: ReadonlySet<string> = new Set(
  [
    'T47D C33A T98G L5178Y M059K M059J S288C N2A',
    'C4A C4B C1Q C1R C1S C2A C8A C8G F11R F13A A2M S100A S100B S100P E2F E1A E1B E2A E2C H2A H2B F2R',
    'P2A T2A F2A S6K P4H',
    'S1P C1P G6P F6P M6P R5P I3C I3P',
    'G1S G2M G0G',
    'T1D T2D C6D Y2H',
    'A1R A3R D1R D2R D3R H1R H2R H3R M1R M2R M3R V1R V2R B1R B2R P2X P2Y A2A A2B',
    'Gly4Ser Gly3Ser',
  ].flatMap((line) => line.split(' ')),
);

/** Numbers of trials, of records of data, and of reference sequences. */
const REGISTERED =
  /^(?:[NX][CGMPRTW]_|ENS[A-Z]{0,4}[EGPT]|LRG_)\d+(?:\.\d+)?$|^(?:NCT|ISRCTN|ChiCTR|UMIN|ACTRN|DRKS|CTRI|JPRN|NTR|PACTR|KCT|EudraCT|GSE|GSM|SRR|SRP|PRJNA|CRD)[-\s]?\w*\d{3,}[\w/-]*$|^\d{4}-\d{6}-\d{2}$/u;

/** Words of a sentence that speaks of variants. */
const OF_VARIANTS =
  /muta[nt]|zygo|haplotyp|truncat|transition|transversion|amino acid|variant|polymorphi|substitut|allel|genotyp|\bSNPs?\b|\bwild[- ]type|missense|nonsense|codon|resistan/iu;
/** 'JAK2 V617F', 'Kras(G12D)'. */
const BEHIND_GENE = /(?:(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\d]{2,}[\s(-]{1,2}|\p{L}{3}\d?\()$/u;
/** The mark of an item, and the sign behind it. */
const MARKS = /^(?:[-–—•◦▪‣·*]|\(?\d{1,3}[.)])\s+|[,;.]$/gu;
const FIGURE = /(?:fig(?:ure)?s?|tables?|panels?)\.?\s$/iu;

/** Whether something that is written as a variant is something else, or, with one figure, might well be. */
export function isLookAlike(name: string, sentence: string, { start, end }: Span): boolean {
  if (NAMES.has(name)) return true;
  // Genes of poxviruses are numbered with L or R for their direction.
  if (/^[A-Z]\d{1,3}[LR]$/u.test(name) && /vaccinia|pox/iu.test(sentence)) return true;
  if (!/^[A-Z]\d{1,5}(?:[A-Z*]|stop)$/iu.test(name)) return false;
  // All of a line or cell: no sentence tells what it is.
  if (/\d{2}/u.test(name) && sentence.trim().replace(MARKS, '') === name) return false;
  const before = sentence.slice(0, start);
  if (FIGURE.test(before)) return true;
  if (!BEHIND_GENE.test(before) && !OF_VARIANTS.test(before + sentence.slice(end))) return true;
  return /^[A-Z]\d[A-Z*]$/u.test(name) && /[\p{L}\p{N}]-$/u.test(before);
}

/** Whether a name is the number of a trial or of a record, and nothing that is looked for, however it looks. */
export const isRegistered = (name: string): boolean => REGISTERED.test(name.trim());
