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
    .trim();
  const rs = /^(?:dbsnp:?\s*)?rs\s?#?(\d+)$/iu.exec(text)?.[1];
  if (rs) return `dbSNP:rs${rs}`;
  return isBases(text) ? dna(text) : (protein(text) ?? dna(text) ?? described(text));
}

/**
 * 'A1166C' may be of DNA or of a protein. Where all four letters of DNA would do, large or signed positions are of
 * DNA, small ones of the protein (G12C): proteins are short, and promoters are counted backwards.
 */
function isBases(text: string): boolean {
  const [, at] = /^[ACGT]\(?([-+]?\d+)\)?[ACGT]$/u.exec(text) ?? [];
  return at !== undefined && (!/^\d/u.test(at) || Number(at) >= LEAST_BASE);
}

const LEAST_BASE = 100;

const AMINO: Readonly<Record<string, string>> = {
  ala: 'A',
  arg: 'R',
  asn: 'N',
  asp: 'D',
  cys: 'C',
  gln: 'Q',
  glu: 'E',
  gly: 'G',
  his: 'H',
  ile: 'I',
  leu: 'L',
  lys: 'K',
  met: 'M',
  phe: 'F',
  pro: 'P',
  ser: 'S',
  thr: 'T',
  trp: 'W',
  tyr: 'Y',
  val: 'V',
  ter: '*',
  stop: '*',
  x: '*',
  '*': '*',
};
const NAMES: Readonly<Record<string, string>> = {
  alanine: 'A',
  arginine: 'R',
  asparagine: 'N',
  aspartate: 'D',
  'aspartic acid': 'D',
  cysteine: 'C',
  glutamine: 'Q',
  glutamate: 'E',
  'glutamic acid': 'E',
  glycine: 'G',
  histidine: 'H',
  isoleucine: 'I',
  leucine: 'L',
  lysine: 'K',
  methionine: 'M',
  phenylalanine: 'F',
  proline: 'P',
  serine: 'S',
  threonine: 'T',
  tryptophan: 'W',
  tyrosine: 'Y',
  valine: 'V',
  'stop codon': '*',
};

const THREE = Object.keys(AMINO)
  .filter((name) => name.length > 1)
  .join('|');
const LONG = Object.keys(NAMES).join('|');
const RESIDUE = `${LONG}|${THREE}|[ACDEFGHIKLMNPQRSTVWY]`;
const CHANGED = `${LONG}|${THREE}|[ACDEFGHIKLMNPQRSTVWYX*]`;

const residue = (name: string): string =>
  NAMES[name.toLowerCase()] ?? AMINO[name.toLowerCase()] ?? name.toUpperCase();

const SUBSTITUTION = new RegExp(
  `^(p\\.)?\\(?(${RESIDUE})[\\s-]?\\(?(\\d+)\\)?[\\s-]?(?:-?>|to\\s)?\\s?(${CHANGED})\\)?$`,
  'iu',
);
const SAID = new RegExp(
  `^(${LONG}|${THREE})(?:\\s+residue)?\\s*(?:-+>|to|for|with|by|/|-)\\s*(?:an?\\s+)?(${LONG}|${THREE})\\s*(?:substitution\\s+|change\\s+)?(?:at|in|of)?\\s*(?:codon|position|residue|amino acid)?\\s*(\\d+)$`,
  'iu',
);
const FRAME_SHIFT = new RegExp(
  `^(p\\.)?\\(?(${RESIDUE})(\\d+)(?:${CHANGED})?\\s?fs(?:[X*]|ter)?\\d*\\)?$`,
  'iu',
);
const PROTEIN_DELETION = new RegExp(
  `^(p\\.)?\\(?(?:del(?:ta)?\\s?|Δ)(${RESIDUE})-?(\\d+)\\)?$`,
  'iu',
);
const PROTEIN_DELETED = new RegExp(`^(p\\.)?\\(?(${RESIDUE})(\\d+)\\s?del\\)?$`, 'iu');

function protein(text: string): string | undefined {
  const said = SAID.exec(text);
  if (said) return `p.${residue(said[1] ?? '')}${said[3]}${residue(said[2] ?? '')}`;
  const shift = FRAME_SHIFT.exec(text);
  if (shift) return `p.${residue(shift[2] ?? '')}${shift[3]}fs`;
  const deleted = PROTEIN_DELETION.exec(text) ?? PROTEIN_DELETED.exec(text);
  if (deleted && isProtein(deleted, text)) return `p.${residue(deleted[2] ?? '')}${deleted[3]}del`;
  const found = SUBSTITUTION.exec(text);
  if (!found || !isProtein(found, text)) return undefined;
  return `p.${residue(found[2] ?? '')}${found[3]}${residue(found[4] ?? '')}`;
}

/** 'A123G' may be of DNA or protein; by custom a form without a prefix is of the protein, unless it is small. */
const isProtein = (found: RegExpExecArray, text: string): boolean =>
  found[1] !== undefined || !/^[cgmn]\./iu.test(text);

function dna(text: string): string | undefined {
  const kind = /^([cgmn])\./iu.exec(text)?.[1]?.toLowerCase();
  const body = text.replace(/^[cgmn]\./iu, '').replace(/\s+/gu, '');
  const prefix = `${kind ?? 'c'}.`;
  const place = String.raw`[-*+]?\d+(?:[+-]\d+)?`;
  const substitution = new RegExp(`^(${place})([ACGT])(?:-*>|/|to)([ACGT])$`, 'iu').exec(body);
  if (substitution) {
    const [, at, from = '', to = ''] = substitution;
    return `${prefix}${sign(at)}${from.toUpperCase()}>${to.toUpperCase()}`;
  }
  const turned = new RegExp(`^([ACGT])\\(?(${place})\\)?(?:-*>|/|to)?([ACGT])$`, 'iu').exec(body);
  if (turned) {
    const [, from = '', at, to = ''] = turned;
    return `${prefix}${sign(at)}${from.toUpperCase()}>${to.toUpperCase()}`;
  }
  const range = new RegExp(`^(${place}(?:[_-]\\d+)?)(del|ins|dup)([ACGT]*)\\d*$`, 'iu').exec(body);
  if (range) {
    const [, at = '', what = '', bases = ''] = range;
    return `${prefix}${stretch(at)}${what.toLowerCase()}${bases.toUpperCase()}`;
  }
  return undefined;
}

/** '2238-9' is from 2238 to 2239. */
const stretch = (at: string): string =>
  at.replace(/(?<=\d)(\d*)[-_](\d+)$/u, (_, tail: string, end: string) => {
    const whole = at.match(/\d+/u)?.[0] ?? '';
    return `${tail}_${whole.slice(0, Math.max(0, whole.length - end.length))}${end}`;
  });

const sign = (at: string | undefined): string => (at ?? '').replace(/^\+/u, '');

const BASES: Readonly<Record<string, string>> = {
  adenine: 'A',
  adenosine: 'A',
  cytosine: 'C',
  cytidine: 'C',
  guanine: 'G',
  guanosine: 'G',
  thymine: 'T',
  thymidine: 'T',
};
const base = (name: string): string => BASES[name.toLowerCase()] ?? name.toUpperCase();
const ANY_BASE = `${Object.keys(BASES).join('|')}|[ACGT]`;
const CHANGE = new RegExp(
  `(?<![\\p{L}])(${ANY_BASE})\\)?\\s*(?:-+>|>|-?to-?|/)\\s*\\(?(${ANY_BASE})(?![\\p{L}])`,
  'iu',
);
const LOST = new RegExp(
  `(?:deletion of (?:an? )?(${ANY_BASE})(?![\\p{L}])|(?<![\\p{L}])(${ANY_BASE}) deletion)`,
  'iu',
);
const RESIDUES = new RegExp(
  `(?<![\\p{L}])(${LONG}|${THREE})(?:\\s+residue)?(?:\\s*\\([^)]*\\))?\\s*(\\d*)\\s*(?:-+>|to|by|/|-)\\s*(?:an?\\s+)?(${LONG}|${THREE})(?![\\p{L}])`,
  'iu',
);

/** A change told in words: 'a C to T transition at nucleotide 463', 'codon 358, tyrosine to histidine'. */
function described(text: string): string | undefined {
  const [, from = '', own = '', to = ''] = RESIDUES.exec(text) ?? [];
  const places = [...text.matchAll(/(?<![\p{L}\d])[-+]?\d+(?![\p{L}\d])/gu)].map(
    ([number]) => number,
  );
  const [place] = own ? [own] : places;
  if (place === undefined || places.length > 2) return undefined;
  if (from && to) return `p.${residue(from)}${place.replace(/^[-+]/u, '')}${residue(to)}`;
  const changed = CHANGE.exec(text);
  if (changed) return `c.${sign(place)}${base(changed[1] ?? '')}>${base(changed[2] ?? '')}`;
  const lost = LOST.exec(text);
  return lost ? `c.${sign(place)}del${base(lost[1] ?? lost[2] ?? '')}` : undefined;
}
