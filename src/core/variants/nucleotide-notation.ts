/** Where a base stands: in an exon, so many bases into an intron, before or behind the coding sequence. */
const PLACE = String.raw`(?:IVS\d+[+-]\d+|[-*+]?\d+(?:[+-]\d+)?)`;

/**
 * A change of DNA or RNA as authors write it, after HGVS: 'C677T' and '677C>T' are c.677C>T, '2238-9delTC' is
 * c.2238_2239delTC. Undefined for what is no such notation.
 *
 * @param text with plain hyphens and `>` for arrows
 */
export function nucleotideNotation(text: string): string | undefined {
  const kind = /^([cgmnr])\./iu.exec(text)?.[1]?.toLowerCase();
  // HGVS has in brackets what was concluded and not seen: c.(524G>A).
  const body = text
    .replace(/^[cgmnr]\./iu, '')
    .replace(/\s+/gu, '')
    .replace(/^\((.*)\)$/u, '$1');
  const found = substitution(body) ?? stretchChanged(body, kind !== undefined);
  return found === undefined ? undefined : `${kind ?? 'c'}.${found}`;
}

const SUBSTITUTION = new RegExp(`^(${PLACE})([ACGTU])(?:-*>|/|to)([ACGTU])$`, 'iu');
const TURNED = new RegExp(`^([ACGTU])\\(?(${PLACE})\\)?(?:-*>|/|to)?([ACGTU])$`, 'iu');

function substitution(body: string): string | undefined {
  const [, at, from = '', to = ''] = SUBSTITUTION.exec(body) ?? [];
  if (at !== undefined) return `${placed(at)}${from.toUpperCase()}>${to.toUpperCase()}`;
  const [, before, there, after = ''] = TURNED.exec(body) ?? [];
  return before && `${placed(there)}${before.toUpperCase()}>${after.toUpperCase()}`;
}

const STRETCH = new RegExp(
  `^(${PLACE}(?:_${PLACE}|_\\d+)?|\\d+-\\d+)(del|ins|dup|inv)([ACGTU]*)\\d*(?:(ins)([ACGTU]+))?$`,
  'iu',
);

/** What was deleted is not told where something else is in its place: delTTCTGGinsACACT is delinsACACT. */
function stretchChanged(body: string, isPrefixed: boolean): string | undefined {
  const [, at, what = '', bases = '', instead, added = ''] = STRETCH.exec(body) ?? [];
  if (at === undefined) return undefined;
  const kind = what.toLowerCase();
  const where = isPrefixed ? at : range(at);
  if (instead === undefined) return `${placed(where)}${kind}${bases.toUpperCase()}`;
  return kind === 'del' ? `${placed(where)}delins${added.toUpperCase()}` : undefined;
}

/**
 * In the old style, '2238-9' is from 2238 to 2239. Where the second number cannot be the larger one, the hyphen
 * leads into an intron.
 */
function range(at: string): string {
  const [, first = '', end = ''] = /^(\d+)[-_](\d+)$/u.exec(at) ?? [];
  if (first === '') return at;
  const last = first.slice(0, Math.max(0, first.length - end.length)) + end;
  return Number(last) > Number(first) ? `${first}_${last}` : at;
}

const placed = (at: string | undefined): string => (at ?? '').replace(/^\+/u, '');
