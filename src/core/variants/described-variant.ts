import { RESIDUE_CODE, RESIDUE_NAME, residue } from './residues.ts';

/**
 * A change told in words: 'a C to T transition at nucleotide 463', 'codon 358, tyrosine to histidine'. Bases are capital
 * letters or names: a lower-case 'a' is the article.
 *
 * @param text with plain hyphens and `>` for arrows
 */
export function describedVariant(text: string): string | undefined {
  const [, from = '', own = '', to = ''] = RESIDUES.exec(text) ?? [];
  const places = own === '' ? placesIn(text) : [{ at: own, isCodon: true }];
  const [place] = places;
  if (place === undefined || places.length > 2) return undefined;
  if (from && to) return `p.${residue(from)}${place.at.replace(/^[-+]/u, '')}${residue(to)}`;
  // The number of a codon is not that of a base.
  if (place.isCodon) return undefined;
  const at = place.at.replace(/^\+/u, '');
  const changed = CHANGE.exec(text);
  if (changed) return `c.${at}${base(changed[1])}>${base(changed[2])}`;
  const lost = LOST.exec(text);
  if (lost) return `c.${at}del${base(lost[1] ?? lost[2])}`;
  return LOST_ONE.test(text) ? `c.${at}del` : undefined;
}

interface Place {
  readonly at: string;
  readonly isCodon: boolean;
}

/** Numbers that say where: not how long something is, nor which exon or intron is meant. */
const placesIn = (text: string): Place[] =>
  [...text.matchAll(NUMBER)]
    .filter(({ 1: before }) => !/^(?:exon|intron|chromosome)/iu.test(before ?? ''))
    .map(({ 1: before, 2: at = '' }) => ({ at, isCodon: /^codon/iu.test(before ?? '') }));

const NUMBER =
  /(?:\b(exons?|introns?|chromosome|codons?)[\s#-]*|(?<![\p{L}\d.,]))([-+]?\d+)(?![\p{L}\d]|[.,]\d|[\s-]*(?:bp|nt|kb|mb|bases?|base[\s-]pairs?|nucleotides?|amino|residues|exons?|introns?)\b)/giu;

const BASES: ReadonlyMap<string, string> = new Map([
  ['adenine', 'A'],
  ['adenosine', 'A'],
  ['cytosine', 'C'],
  ['cytidine', 'C'],
  ['guanine', 'G'],
  ['guanosine', 'G'],
  ['thymine', 'T'],
  ['thymidine', 'T'],
]);
const base = (name = ''): string => BASES.get(name.toLowerCase()) ?? name;

/** In any case, though the expression that it is a part of tells capital letters from small ones. */
const inAnyCase = (names: string): string =>
  names.replace(/[a-z]/giu, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);

const ANY_BASE = `${inAnyCase([...BASES.keys()].join('|'))}|[ACGT]`;
const CHANGE = new RegExp(
  `(?<!\\p{L})(${ANY_BASE})\\)?\\s*(?:-+>|>|-?to-?|/)\\s*\\(?(${ANY_BASE})(?!\\p{L})`,
  'u',
);
/** 'A deletion' at the beginning has the article. */
const LOST = new RegExp(
  `(?:[Dd]eletion of (?:an? )?(${ANY_BASE})(?!\\p{L})|(?<!\\p{L}|^(?=A ))(${ANY_BASE})[ -]deletion)`,
  'u',
);
const LOST_ONE =
  /\b(?:deletion of (?:a |one )?(?:single |one )?(?:nucleotide|base)\b(?! pairs)|(?:single|one)[ -](?:nucleotide|base(?:[ -]pair)?) deletion)/iu;
/** Codes of three letters with a capital: 'his' and 'met' are words. */
const CODES = RESIDUE_CODE.split('|')
  .map((code) => `${code.charAt(0).toUpperCase()}${inAnyCase(code.slice(1))}`)
  .join('|');
const IN_WORDS = `${inAnyCase(RESIDUE_NAME)}|${CODES}|stop`;
const RESIDUES = new RegExp(
  `(?<!\\p{L})(${IN_WORDS})(?:\\s+residue)?(?:\\s*\\([^)]*\\))?\\s*(\\d*)\\s*(?:-+>|>|to|by|/|-)\\s*(?:an?\\s+)?(${IN_WORDS})(?!\\p{L})`,
  'u',
);
