/**
 * Whether a sentence ends at a run of white space in prose.
 *
 * 1. The text before it ends with a stop (`END`): `.`, `!`, `?` or their full-width forms, closing quotes and brackets,
 *    and then perhaps a citation: `.[3]`, `. [3,4]`, `.(5)`, `.¹²`, or bare figures behind a word (`stroke.12–14`).
 * 2. The text behind it can begin a sentence (`BEGIN`): an upper-case or Greek letter, a letter without case, or a
 *    figure, with opening marks before it; or a word in lower case with a capital or figure in it (p53, mTOR, miR-21),
 *    or 'von', 'van' or 'de' before a capital. It is no citation in square brackets: that still belongs to the sentence.
 * 3. What ends with a bare full stop is no abbreviation, initial, or number of an item (`isShortened`).
 *
 * @param start where the sentence begins; `at` and `next` are where the white space begins and ends. UTF-16.
 */
export function endsSentence(text: string, start: number, at: number, next: number): boolean {
  const before = text.slice(Math.max(start, at - REACH), at);
  const end = END.exec(before);
  if (!end) return false;
  const after = text.slice(next, next + REACH);
  if (!BEGIN.test(after) || CITATION.test(after)) return false;
  const stopped = before.slice(0, end.index);
  if (/^\.\d/.test(end[0])) return !isAbbreviation(lastToken(stopped));
  return end[0] !== '.' || !isShortened(stopped, after, at - REACH <= start);
}

/** UTF-16 units that are looked at on either side. */
const REACH = 60;

const END =
  /(?:[.!?。！？]["'”’»)\]]*(?:\s?\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\]|\(\d{1,3}(?:[,;–-]\s?\d{1,3})*\)|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹⁻,–]*)?|(?<=\p{L}{2}|[\])"”%])\.\d{1,3}(?:[,–-]\d{1,3})*)$/u;
const BEGIN =
  /^["'“‘«„([{*†‡§]*(?:[-–—•]\s?)?(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Script=Greek}]|(?!(?:k?g|m?l|h|d|s|min)-\d)\p{Ll}[\p{L}\p{M}'’.+-]*[\p{Lu}\p{N}]|(?:von|van|de)\s\p{Lu})/u;
const CITATION = /^\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\](?:\s|$)/;
/** `2019;195(2):214-222`, `2019 Mar 5;30:1-9`: a journal's abbreviated title stands before it. */
const ISSUE = /^(?:19|20)\d\d(?:;|\s\p{Lu}\p{Ll}\p{Ll}\b)/u;

/** Whether the full stop behind `stopped` only shortens a word, given what stands `after` it. */
function isShortened(stopped: string, after: string, isWhole: boolean): boolean {
  if (ISSUE.test(after)) return true;
  if (isWhole && LABEL.test(stopped)) return true;
  const token = lastToken(stopped);
  if (UNIT.test(stopped)) return false;
  if (/^(?:\p{L}{1,2}\.-?)*\p{L}$|^(?:\p{L}{1,2}\.-?)+\p{L}{2}$/u.test(token)) {
    return !LETTERED.test(stopped) && isLetters(token, after);
  }
  if (!isAbbreviation(token)) return false;
  const word = token.toLowerCase();
  if (NUMBERED.has(word)) return /^\S*\d/u.test(after);
  return ALWAYS.has(word) || !STARTER.test(after);
}

/** Dotted letters and single ones: i.v. and b.i.d. end a sentence before a capitalised word, J. R. and U.S. seldom do. */
function isLetters(token: string, after: string): boolean {
  if (ALWAYS.has(token.toLowerCase())) return true;
  const isName = token.length === 1 || /\p{Lu}/u.test(token);
  return !(STARTER.test(after) || (!isName && /^\p{Lu}\p{Ll}/u.test(after)));
}

const lastToken = (text: string): string => /[^\s([{"“‘]*$/u.exec(text.trimEnd())?.[0] ?? '';

/** Compared in lower case or with a first capital only: ED, NO and CA are words of their own. */
function isAbbreviation(token: string): boolean {
  const rest = token.slice(1);
  if (rest !== rest.toLowerCase() && token !== 'FIG') return false;
  const word = token.toLowerCase();
  return ALWAYS.has(word) || NUMBERED.has(word) || SELDOM_LAST.has(word);
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Abbreviations that never end a sentence. */
const ALWAYS = words('e.g i.e cf vs viz dr drs prof mr mrs ms st mt');
/** These are abbreviations only before a number: "no. 3", "vol. 12", "cat. no. A5441". */
const NUMBERED = words('no nos vol pp p.p art sect ch v ver');
/** These end a sentence only before a word that begins sentences (`STARTER`). */
const SELDOM_LAST = words(
  'fig figs ref refs eq eqs tab suppl al sp spp subsp ssp var cv pv bv sv ser ca approx resp ed eds inc ltd co corp jr sr univ dept cat deg incl max jan feb mar apr jun jul aug sep sept oct nov dec',
);

/** Words that in upper case mostly begin a sentence. */
const STARTER =
  /^["“‘']*(?:A|Additionally|After|All|Also|Although|Among|As|At|Because|Before|Both|But|By|Conversely|During|Each|Finally|First|For|From|Furthermore|Hence|Here|However|If|In|Interestingly|It|Its|Moreover|Most|No|None|Of|On|One|Our|Overall|She|Similarly|Since|Some|Such|Taken|That|The|Their|Then|There|Therefore|These|They|This|Those|Thus|Two|Under|Using|We|When|Where|Whereas|Whether|While|With)(?=[\s,])/u;

/** A unit of one letter: "for 24 h.", "7 d". */
const UNIT = /\d\s?[a-z]$/;

/** Names that end with a single capital: "vitamin D. Patients ...". */
const LETTERED =
  /(?<![\p{L}\p{N}])(?<!wild[ -])(?:vitamin|hepatitis|influenza|group|type|grade|class|stage|phase|factor|protein|cytochrome|coenzyme|apolipoprotein|immunoglobulin|ha?emoglobin|ha?emophilia|lipid|oncostatin|cyclin|cathepsin|granzyme|cyclosporine?|amphotericin|concanavalin|toxin|serotype|serogroup|subtype|genotype|subunit|allele|variant|arm|cohort|panel|category|complex|kappa|Child|Pugh|degrees|model)\s\p{Lu}$/iu;

/** All of a sentence so far: the number of an item or heading ("2.1.", "a."), or of a figure ("Fig. 1."). */
const LABEL =
  /^(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|\p{L}|[ivx]{2,4}|[IVX]{2,4})|(?:suppl\S*\s)?(?:fig(?:ure)?|tab(?:le)?|scheme|box|appendix)\.?\s\S{1,4})$/iu;
