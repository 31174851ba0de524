import {
  NEW_RESIDUE,
  RESIDUE,
  RESIDUE_CODE,
  RESIDUE_NAME,
  RESIDUES,
  residue,
  residues,
} from './residues.ts';

/**
 * A change of a protein as authors write it, in one-letter form after HGVS: 'Val600Glu' and 'p.(V600E)' are p.V600E,
 * 'Arg97ProfsTer23' is p.R97Pfs*23. Undefined for what is no such notation.
 *
 * @param text with plain hyphens, `>` for arrows and `Δ` for increment signs
 */
export function proteinNotation(text: string): string | undefined {
  const body = text.replace(/^p\.\s?/iu, '').replace(/^([([])(.*)[)\]]$/u, '$2');
  if (/^p\./iu.test(text) && /^[=?0]$/u.test(body)) return `p.${body}`;
  return (
    substitutionSaid(body) ??
    frameShift(body) ??
    stretchChanged(body) ??
    deletionBefore(body) ??
    substitution(body)
  );
}

const SAID = new RegExp(
  `^(${RESIDUE_NAME}|${RESIDUE_CODE})(?:\\s+residue)?\\s*(?:-*>|to|for|with|by|/|-)\\s*(?:an?\\s+)?(${RESIDUE_NAME}|${RESIDUE_CODE})\\s*(?:substitution\\s+|change\\s+)?(?:at|in|of)?\\s*(?:codon|position|residue|amino acid)?\\s*(\\d+)$`,
  'iu',
);

/** 'Gly-->Asp at codon 12'. */
function substitutionSaid(text: string): string | undefined {
  const [, from, to = '', at] = SAID.exec(text) ?? [];
  return from && `p.${residue(from)}${at}${residue(to)}`;
}

const SUBSTITUTION = new RegExp(
  `^\\(?(${RESIDUE})[\\s-]?\\(?(\\d+)\\)?[\\s-]?(?:-?>|to\\s)?\\s?(${NEW_RESIDUE}|=|\\?)\\)?$`,
  'iu',
);

function substitution(text: string): string | undefined {
  const [, from, at, to = ''] = SUBSTITUTION.exec(text) ?? [];
  return from && `p.${residue(from)}${at}${residue(to)}`;
}

const FRAME_SHIFT = new RegExp(
  `^(${RESIDUE})(\\d+)(${NEW_RESIDUE})?\\s?fs\\s?(?:(?:[X*]|ter|stop)?(\\d+)?|(\\d+)(?:[X*]|ter|stop))$`,
  'iu',
);

/** What the first residue becomes and how far off the new stop is belong to the name: R97Pfs*23 is not R97Gfs*11. */
function frameShift(text: string): string | undefined {
  const [, from, at, to = '', after, before] = FRAME_SHIFT.exec(text) ?? [];
  const stop = after ?? before;
  return from && `p.${residue(from)}${at}${residue(to)}fs${stop === undefined ? '' : `*${stop}`}`;
}

const STRETCH = new RegExp(
  `^(${RESIDUE})-?(\\d+)(?:\\s?[_-]\\s?(${RESIDUE})-?(\\d+))?\\s?(delins|del|ins|dup)\\s?(${RESIDUES})?$`,
  'iu',
);

/** Deletions, insertions and duplications, of one residue or from one to another. */
function stretchChanged(text: string): string | undefined {
  const [, first, from, last, to, what = '', added = ''] = STRETCH.exec(text) ?? [];
  const kind = what.toLowerCase();
  if (!first || (kind === 'delins' && added === '')) return undefined;
  const end = last === undefined ? '' : `_${residue(last)}${to}`;
  const sequence = kind === 'ins' || kind === 'delins' ? residues(added) : '';
  return `p.${residue(first)}${from}${end}${kind}${sequence}`;
}

const DELETION_BEFORE = new RegExp(
  `^(?:del(?:ta)?\\s?|Δ\\s?)(${RESIDUE})-?(\\d+)(?:[_-](${RESIDUE})-?(\\d+))?$`,
  'iu',
);

/** 'ΔF508', 'delE746-A750'. */
function deletionBefore(text: string): string | undefined {
  const [, first, from, last, to] = DELETION_BEFORE.exec(text) ?? [];
  const end = last === undefined ? '' : `_${residue(last)}${to}`;
  return first && `p.${residue(first)}${from}${end}del`;
}
