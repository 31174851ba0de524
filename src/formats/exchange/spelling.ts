/** Greek letters by their names, as texts without them write them. */
const GREEK: ReadonlyMap<string, string> = new Map(
  `α alpha a;β beta b;γ gamma g;δ delta d;ε epsilon e;ζ zeta z;η eta h;θ theta th;ι iota i;κ kappa k;λ lambda l;μ mu u;ν nu n;ξ xi x;ο omicron o;π pi p;ρ rho r;σ sigma s;ς sigma s;τ tau t;υ upsilon u;φ phi f;χ chi c;ψ psi ps;ω omega o`
    .split(';')
    .flatMap((line) => {
      const [letter = '', name = '', letters = ''] = line.split(' ');
      return [
        [letter, name],
        [`short ${letter}`, letters],
      ] as const;
    }),
);

/**
 * Whether a quotation is the same words in another spelling ("TNF-a" for "TNF-α", "naive" for "naïve", "?" for a letter
 * that was lost), as tools leave them that know ASCII alone; case, white space and marks do not count.
 */
export function isSpelledAlike(there: string, quote: string): boolean {
  if (there === '' || quote === '' || hasStrayEnds(there, quote)) return false;
  const [a, b] = [there, quote].map((text) => [folded(text, ''), folded(text, 'short ')] as const);
  if (!a || !b) return false;
  if (a.some((one) => one !== '' && b.includes(one))) return true;
  // A letter that was lost stands as one that stands for any.
  return there.length === quote.length && isLostLetters(there, quote);
}

/** Begins or ends with a sign that stands for itself ("TNF —"), which the quotation has not: it goes too far. */
function hasStrayEnds(there: string, quote: string): boolean {
  const [a, b] = [there, quote].map((text) => text.trim().split(/\s+/u));
  const isStray = (at: number) => {
    const end = a?.at(at) ?? '';
    return !/[\p{L}\p{N}]/u.test(end) && end !== b?.at(at);
  };
  return isStray(0) || isStray(-1);
}

const folded = (text: string, way: '' | 'short '): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Script=Greek}/gu, (letter) => GREEK.get(way + letter) ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');

function isLostLetters(there: string, quote: string): boolean {
  let same = 0;
  for (let at = 0; at < there.length; at += 1) {
    if (there[at] === quote[at]) same += 1;
    else if (!/[?\ufffd]/.test(quote[at] ?? '') || /[\w\s]/.test(there[at] ?? '')) return false;
  }
  return same * 2 >= there.length;
}
