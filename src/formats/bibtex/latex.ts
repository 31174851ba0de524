import { namedEntities } from '../xml/named-entities.ts';

/** Accents by their commands, as combining marks (The LaTeX Companion, 2nd edition, table 7.7). */
const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    u: '\u0306',
    '.': '\u0307',
    '"': '\u0308',
    r: '\u030a',
    H: '\u030b',
    v: '\u030c',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
  }),
);

/** Commands that are a letter or sign. Greek letters and many signs are called as HTML calls them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...namedEntities,
  ...Object.entries({
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    aa: 'å',
    AA: 'Å',
    l: 'ł',
    L: 'Ł',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    S: '§',
    P: '¶',
    pm: '±',
    mp: '∓',
    leq: '≤',
    geq: '≥',
    neq: '≠',
    approx: '≈',
    simeq: '≃',
    cdot: '·',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    infty: '∞',
    to: '→',
    rightarrow: '→',
    leftarrow: '←',
    leftrightarrow: '↔',
    uparrow: '↑',
    downarrow: '↓',
    varepsilon: 'ε',
    vartheta: 'ϑ',
    varphi: 'φ',
    varsigma: 'ς',
    ell: 'ℓ',
    circ: '°',
    degree: '°',
    textdegree: '°',
    textmu: 'µ',
    textregistered: '®',
    texttrademark: '™',
    textcopyright: '©',
    textendash: '–',
    textemdash: '—',
    textquoteright: '’',
    textquoteleft: '‘',
    textquotedblleft: '“',
    textquotedblright: '”',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textless: '<',
    textgreater: '>',
    textbar: '|',
    textunderscore: '_',
    textbullet: '•',
    textperiodcentered: '·',
    quad: ' ',
    qquad: ' ',
    newline: ' ',
    par: '\n',
  }),
]);

/** Commands that set their argument in another type: the argument alone is prose. */
const TYPE =
  /^(?:text(?:it|bf|rm|sf|tt|sc|sl|up|md|normal|super(?:script)?|sub(?:script)?)?|emph|math(?:rm|it|bf|sf|tt|cal|bb|frak)|mbox|hbox|ensuremath|underline|url|uppercase|lowercase|(?:it|bf|rm|sc|sf|sl|tt|em)(?:series|shape|family)?|displaystyle|textstyle|protect|relax|noopsort|left|right|bib\w*)$/;

const COMMAND = /\\([a-zA-Z]+)(\s*)\*?|\\(.)/gsu;

const ACCENTED =
  /\\([`'^~=."]|[urHvdckb](?![a-zA-Z]))\s*(?:\{\s*(\\[ij](?![a-zA-Z])|[\p{L}\p{M}]+)\s*\}|(\\[ij](?![a-zA-Z])|\p{L}))/gu;

/**
 * LaTeX as it stands in references as the letters that it means: accents, Greek letters, signs; braces, dollars and
 * commands of type are taken away, what they hold stays. A command that is not known stays as it is written, and is told.
 */
export function fromLatex(source: string, tell: (command: string) => void): string {
  if (!/[\\{}$~]|--|``/.test(source)) return source;
  const text = source
    .replace(ACCENTED, accented)
    .replace(
      COMMAND,
      (whole, name: string | undefined, space: string, sign: string | undefined) => {
        if (name === undefined) return signOf(sign ?? '');
        if (TYPE.test(name)) return '';
        const letter = SIGNS.get(name);
        // "\\beta levels" means two words, though LaTeX sets one; "stra\\ss e" is one.
        if (letter !== undefined) return escaped(letter) + (name.length > 2 ? space : '');
        tell(`\\${name}`);
        return `${escaped(whole.trimEnd())} `;
      },
    )
    .replace(/\$([^$]*)\$/g, (_, formula: string) => formula.replace(/[\^_]/g, ''))
    .replace(/[{}]/g, '')
    .replace(/(?<=\S)~(?=\S)/g, '\u00a0')
    .replace(/---/g, '—')
    .replace(/--/g, '–');
  return unescaped(text.replace(/``([^`]*?)''/g, '“$1”'));
}

function accented(whole: string, accent: string, braced?: string, bare?: string): string {
  const letters = (braced ?? bare ?? '').replace(/^\\/, '');
  const mark = ACCENTS.get(accent);
  const [first, ...others] = letters;
  if (mark === undefined || first === undefined) return whole;
  return `${first}${mark}`.normalize('NFC') + others.join('');
}

/** Signs behind a backslash: hyphens where words may be parted are none, others are spaces or themselves. */
function signOf(sign: string): string {
  if ('-/!'.includes(sign)) return '';
  return /[,;:\s\\]/.test(sign) ? ' ' : escaped(sign);
}

/** Letters that the later steps shall not take for LaTeX, as units that no text has. */
const SPECIAL = "\\{}$~-`'^_";
const FIRST = 0xfdd0;

const escaped = (letters: string): string =>
  letters.replace(/[\\{}$~`'^_-]/g, (one) => String.fromCharCode(FIRST + SPECIAL.indexOf(one)));

const unescaped = (text: string): string =>
  text.replace(/[\ufdd0-\ufdd9]/g, (one) => SPECIAL.charAt(one.charCodeAt(0) - FIRST));
