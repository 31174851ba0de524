/**
 * Where in a sentence a clause ends, as far as words and commas tell. Offsets are UTF-16 units of the sentence.
 */

const either = (list: string): string => list.trim().split(/\s+/).join('|');

const FINITE = either(`
  is are was were has have had do does did can could may might must shall should will would
  causes caused leads led results resulted increases increased decreases decreased reduces reduced prevents prevented
  induces induced inhibits inhibited activates activated develops develop developed occurs occurred shows showed
  suggests suggested remains remained becomes became requires required drives drove predicts predicted persisted
  improved died survived presented received underwent responded relapsed progressed recovered recurred achieved
  tolerated experienced grew grows revealed reveals yielded yields`);

/** What stands farther from a cue is not held by it: sentences are seldom longer, and lists without a full stop are. */
const MAX_REACH = 600;

/** Verbs that are hardly ever anything else. */
const VERB = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${FINITE})(?![\\p{L}\\p{N}-])`, 'iu');
/** Verbs as in `VERB`, and past tenses, which may be participles. */
const ANY_VERB = new RegExp(
  `${VERB.source}|(?<![\\p{L}\\p{N}-])\\p{L}{3,}ed(?![\\p{L}\\p{N}-])`,
  'iu',
);

const SUBORDINATOR =
  /^\s*(?:even )?(?:although|though|when|whenever|while|whereas|if|as|since|because|after|before|once|unless|until)\s/iu;
const PREPOSITION =
  /^\s*(?:in|with|without|despite|given|unlike|instead|for|among|by|apart|aside|during|at|on|under|rather than|lacking|due to|to|upon|of)\s/iu;
/** What begins a clause of its own behind a comma, whatever its verb. */
const NEW_SUBJECT =
  /^\s*(?:the|this|these|those|that|we|it|he|she|they|there|our|his|her|their)\s/iu;
const RELATIVE = /\s(?:who|which|whose|that|where)\s/iu;

/** Whom something is (not) found in: "in 12 patients with asthma" says nothing of the asthma. */
const PEOPLE = either(`
  patients? subjects? individuals? persons? people children child infants? neonates? adults? women woman men man donors?
  participants? controls? cases? mice rats animals? dogs? families family carriers? volunteers? recipients?`);
const POPULATION = new RegExp(
  `\\s(?:in|among|of|from|for)\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,3}?(?:${PEOPLE})\\s+(?:with|who|having|after|on|receiving|treated|undergoing)\\s`,
  'iu',
);
const PEOPLE_WITH = new RegExp(
  `^[^\\p{L}]*(?:[\\p{L}\\p{N}-]+\\s+){0,4}?(?:${PEOPLE})\\s+(?:with|who|having|on|receiving)\\s`,
  'iu',
);
/** Whether a clause is about people of whom it says what they have: "Patients with asthma were excluded" denies no asthma. */
export const isAboutPeople = (clause: string): boolean => PEOPLE_WITH.test(clause);

/** "No patient", "none of the children": what they did not have follows behind the verb. */
const NOBODY = new RegExp(
  `^\\s+(?:of\\s+)?(?:[\\p{L}\\p{N}-]+\\s+){0,2}?(?:${PEOPLE})(?![\\p{L}\\p{N}-])`,
  'iu',
);
/** "None on insulin", "in none receiving it": people by their treatment, which they have. */
const TREATED = /^\s+(?:on|receiving|taking|given|treated\s+with)\s/iu;
const AND_CLAUSE = new RegExp(
  `\\s(?:and|or|so)\\s+(?:(?!(?:in|of|with|for|that|who|which|by|to|at|on|from|not|no)\\s)[^\\s,]+\\s+){1,4}?(?:${FINITE})\\s`,
  'iu',
);

/** Whether a clause begins here: a verb stands in the text before the next comma, outside of a relative clause. */
function beginsClause(segment: string): boolean {
  if (NEW_SUBJECT.test(segment)) return true;
  const relative = RELATIVE.exec(segment)?.index ?? segment.length;
  return ANY_VERB.test(segment.slice(0, relative));
}

interface Comma {
  readonly at: number;
  /** From behind it to the next one. */
  readonly segment: string;
}

function commasOf(sentence: string, from: number): Comma[] {
  const places = Array.from(sentence.matchAll(/,(?=\s)/g), ({ index }) => index).filter(
    (at) => at >= from,
  );
  return places.map((at, index) => ({ at, segment: sentence.slice(at + 1, places[index + 1]) }));
}

/**
 * The comma that closes the phrase or subordinate clause with which the text from `start` on begins ("Although no fever
 * was seen, ...", "In mice lacking BRCA1, ..."); undefined where it begins with none.
 */
function introductionEnd(sentence: string, start: number): number | undefined {
  const text = sentence.slice(start, start + MAX_REACH);
  const isClause = SUBORDINATOR.test(text);
  if (!isClause && !PREPOSITION.test(text)) return undefined;
  const commas = commasOf(text, 0).filter(
    ({ at }) => !isClause || ANY_VERB.test(text.slice(0, at)),
  );
  const closing = commas.find(({ segment }) => beginsClause(segment)) ?? commas.at(-1);
  return closing && start + closing.at;
}

/**
 * Where the reach of a cue ends that holds for what follows it.
 *
 * @param clause where the cue's clause begins at the latest: behind what ended the reach of others before it
 * @param isNoun whether the cue stands before a noun ("without", "lack of"): the next verb is not its own
 */
export function forwardReach(
  sentence: string,
  clause: number,
  cue: { readonly start: number; readonly end: number },
  isNoun: boolean,
): { readonly start: number; readonly end: number } {
  const rest = sentence.slice(cue.end, cue.end + MAX_REACH);
  const verb = VERB.exec(rest)?.index ?? rest.length;
  const isTreated = isNoun && TREATED.test(rest);
  if (isTreated && verb === rest.length) return { start: cue.end, end: cue.end };
  const isNobody = isNoun && (isTreated || NOBODY.test(rest) || rest.slice(0, verb).trim() === '');
  const ends = [rest.length];
  const introduction = introductionEnd(sentence, clause);
  if (introduction !== undefined && introduction >= cue.end) ends.push(introduction - cue.end);
  if (isNoun && !isNobody) ends.push(verb);
  const spent = isNoun ? verb : 0;
  const comma = commasOf(rest, spent).find(({ segment }) => beginsClause(segment));
  if (comma) ends.push(comma.at);
  const and = AND_CLAUSE.exec(rest.slice(spent));
  if (and && (!isNoun || verb < rest.length)) ends.push(spent + and.index);
  const population = isNobody ? undefined : POPULATION.exec(rest);
  if (population) ends.push(population.index);
  const resumed = /(?:,|\s(?:and|but)) with\s/iu.exec(rest);
  if (resumed) ends.push(resumed.index);
  const skipped = isNobody && verb < rest.length ? verb : 0;
  return { start: cue.end + skipped, end: cue.end + Math.max(skipped, Math.min(...ends)) };
}

/** Where the clause begins that ends with `at`, at `from` or later: the reach of a cue that holds for what precedes it. */
export function clauseStart(sentence: string, from: number, at: number): number {
  const least = Math.max(from, at - MAX_REACH);
  let start = least;
  const introduction = introductionEnd(sentence, from);
  if (introduction !== undefined && introduction < at) start = Math.max(start, introduction + 1);
  const before = sentence.slice(least, at);
  for (const joint of before.matchAll(/,\s+(?:and\s+|or\s+|so\s+)?|\s(?:and|or|so)\s/giu)) {
    const index = least + joint.index;
    if (index > start && VERB.test(sentence.slice(start, index))) start = index + joint[0].length;
  }
  return start;
}
