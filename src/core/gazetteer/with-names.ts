import type { MentionSource } from '../annotation.ts';
import { overlapFinder } from '../text/overlapping.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { compareSpans, contains, overlaps, type Span } from '../text/span.ts';
import { drugsByNotation } from './drug-notations.ts';
import type { Gazetteer } from './gazetteer.ts';
import { drugsByStem } from './inn-stems.ts';
import { matchNames, type NameMatch } from './match.ts';
import { ANY_TYPE, bitOf, DRUG, NAME_TYPES, PLAIN } from './name-types.ts';

/** What a model and the gazetteer find in common. UTF-16 code units, half-open. */
export interface Named extends Span {
  readonly type: string;
  readonly score: number;
  /** The name is an entity wherever it stands. A name that is not sure counts only where it is surely an entity elsewhere in the text. */
  readonly isSure: boolean;
  /** Who says that it is one, or which type it has; absent: the model. */
  readonly by?: MentionSource;
}

/** Adds to what was found in the stretch [from, to) of a text, and corrects it; stretches come in text order. */
export type NameReader = (mentions: readonly Named[], from: number, to: number) => Named[];

/**
 * Score of what lists or stems name: the share of the drugs added on development documents that lies in an annotated chemical
 * (docs/linking.md has the figures).
 */
const SCORE = 0.75;
/**
 * Below it a model's type gives way to that of the only list that has the name; a drug's type always does. Of scores as
 * the model gives them: a calibrated head says what it is worth.
 */
export const UNSURE = 0.9;
/** Types whose lists are right against an unsure model; names of genes, cell lines and species mean too much else. */
const TRUSTED: ReadonlySet<string> = new Set(['Chemical', 'Disease']);
const MIN_NAME_LENGTH = 6;

interface Known extends Span {
  readonly type: string;
  readonly score: number;
  /** Whether it is an entity where the model has nothing. */
  readonly isAdded: boolean;
  /** Whether a model's mention of another type has this type, however sure the model is: drugs, species of two words, and names of a list. */
  readonly isFirm: boolean;
  /** Whether it is one name where the model has a part of it: 'trastuzumab deruxtecan', the cell line 'U-2 OS'. */
  readonly isWhole: boolean;
}

export interface NameOptions {
  /** The score below which the model is unsure of a type. */
  readonly unsureOf?: (type: string) => number;
  /** Whether drugs that the model missed are added. */
  readonly isAdding?: boolean;
  /** Whether mentions take the type of the only list that has their name, and drugs of several words become one. */
  readonly isTyping?: boolean;
  /** Whether what the model is not sure of counts where a list has it, too. */
  readonly isAgreeing?: boolean;
}

/**
 * Reads the names of a gazetteer, and drugs by the form of their names, in a text beside a model, stretch by stretch. A drug's name that the model missed, or is less
 * sure of, is added;
 * a mention has the type of the only list that holds its name, where that is a drug's or the model is unsure of its own.
 * A mention that the model is not sure of counts where lists have its name with its type (`agreement`).
 * Of a list of names, one a line or a cell, every one counts. Other names add nothing: on development documents most of them are general words to an annotator.
 *
 * @param types those that the guideline has
 */
export function nameReader(
  text: string,
  gazetteer: Gazetteer,
  types: ReadonlySet<string>,
  {
    unsureOf = () => UNSURE,
    isAdding = true,
    isTyping = true,
    isAgreeing = true,
  }: NameOptions = {},
): NameReader {
  const listed = matchNames(text, gazetteer);
  const known = knownNames(text, listed).filter(({ type }) => types.has(type));
  const agreed = isAgreeing ? agreement(listed) : (one: Named) => one;
  let next = 0;
  let readTo = 0;
  let before: readonly Named[] = [];
  return (mentions, from, to) => {
    // A name that goes on behind a stretch waits for the next one, where that follows at once.
    const isNext = from === readTo;
    while ((known[next]?.[isNext ? 'end' : 'start'] ?? text.length) < from) next += 1;
    readTo = to;
    const kept = new Set(mentions.map(agreed));
    const said: Named[] = [];
    for (; (known[next]?.end ?? Number.POSITIVE_INFINITY) <= to; next += 1) {
      const name = known[next];
      if (!name) break;
      if (before.some((mention) => overlaps(mention, name))) continue;
      const near = [...kept].filter((mention) => overlaps(mention, name));
      const sure = near.filter(({ isSure }) => isSure);
      const isSaid =
        sure.length === 0
          ? isAdding && name.isAdded
          : isBetter(name, sure, { unsureOf, isAdding, isTyping });
      if (!isSaid) continue;
      for (const one of near) kept.delete(one);
      const { start, end, type, score } = name;
      said.push({ start, end, type, score, isSure: true, by: 'dictionary' });
    }
    before = [...kept, ...said].sort(compareSpans);
    return [...before];
  };
}

/**
 * Whether a name stands as the gazetteer has it, and not as the sure mentions of the model have it that it overlaps. Where the
 * model has what would be added had it missed it, but is less sure of it, the name stands: a drug that the model hardly
 * believes in is not worth less than one that it does not know.
 */
function isBetter(
  name: Known,
  sure: readonly Named[],
  { unsureOf, isAdding, isTyping }: Required<Omit<NameOptions, 'isAgreeing'>>,
): boolean {
  const isPart = (one: Named) =>
    contains(name, one) &&
    !contains(one, name) &&
    (name.type === 'Chemical' || one.type === name.type);
  const isWhole = name.isWhole && sure.every(isPart);
  if (isTyping && isWhole) return true;
  const [one] = sure;
  if (!one || sure.length > 1 || one.start !== name.start || one.end !== name.end) return false;
  return one.type === name.type
    ? isAdding && name.isAdded && one.score < name.score
    : isTyping && (name.isFirm || one.score < unsureOf(one.type));
}

/**
 * Makes a mention that the model is not sure of a sure one where lists have exactly its name: a chemical if one of them is of chemicals, a disease or a gene
 * if no list has it as anything else. Of such mentions 76 of 98 are annotated in development documents, and 76 of 101 where each of their
 * sentences is read alone; of unsure mentions that no list has, 60 of 203 and 69 of 235.
 */
function agreement(listed: readonly NameMatch[]): (mention: Named) => Named {
  const at = new Map(listed.map((match) => [match.start, match]));
  return (mention) => {
    const match = at.get(mention.start);
    if (mention.isSure || match?.end !== mention.end || !isAgreed(mention.type, match.anywhere)) {
      return mention;
    }
    return { ...mention, score: SCORE, isSure: true, by: 'dictionary' };
  };
}

function isAgreed(type: string, bits: number): boolean {
  if ((bits & PLAIN) !== 0) return false;
  if (type === 'Chemical') return (bits & bitOf(type)) !== 0;
  return (type === 'Disease' || type === 'Gene') && (bits & ANY_TYPE) === bitOf(type);
}

/** Names of one type that are no symbols and no general words, rising; none overlaps another. */
function knownNames(text: string, listed: readonly NameMatch[]): Known[] {
  const isItem = itemsOf(text, listed);
  const names = listed.flatMap((match) => ofList(match, text, isItem) ?? []);
  const byNotation = drugsByNotation(text);
  const [notationsAt, listedAt] = [overlapFinder(byNotation), overlapFinder(listed)];
  const byStem = drugsByStem(text).filter((drug) => notationsAt(drug).length === 0);
  const byForm = [...byStem, ...byNotation].filter((drug) =>
    listedAt(drug).every((match) => contains(drug, match)),
  );
  const formed = byForm.map(
    ({ start, end }): Known => ({
      ...{ start, end, type: 'Chemical', score: SCORE },
      ...{
        isAdded: true,
        isFirm: true,
        isWhole: /[^\p{L}]/u.test(text.slice(start, end)),
      },
    }),
  );
  const formedAt = overlapFinder(formed);
  const rest = names.filter((name) => formedAt(name).length === 0);
  return [...rest, ...formed].sort(compareSpans);
}

function ofList(
  { start, end, anywhere }: NameMatch,
  text: string,
  isItem: (span: Span) => boolean,
): Known | undefined {
  const type = onlyType(anywhere);
  if (type === undefined || (anywhere & PLAIN) !== 0) return undefined;
  const isDrug = type === 'Chemical' && (anywhere & DRUG) !== 0;
  const known = { start, end, type, score: SCORE, isFirm: isDrug, isWhole: false };
  if (isItem({ start, end })) return { ...known, isAdded: true, isFirm: true };
  const name = text.slice(start, end);
  if (type === 'Species' && BINOMIAL.test(name)) return { ...known, isAdded: false, isFirm: true };
  if (type === 'CellLine' && /\s/u.test(name)) return { ...known, isAdded: false, isWhole: true };
  const isTrusted = TRUSTED.has(type) && isPlainName(name);
  return isTrusted ? { ...known, isAdded: isDrug } : undefined;
}

/** 'Clostridium sporogenes': what only lists of species have in this form is one, whatever the model takes it for. */
const BINOMIAL = /^\p{Lu}\p{Ll}{3,} \p{Ll}{4,}$/u;

const MIN_ITEM_LENGTH = 3;
const MIN_ITEMS = 3;
const ITEM_START = /^(?:[-–—•◦▪‣·*]|\(?\d{1,3}[.)])\s+/u;

/**
 * Whether a name is all of a line of a list or of a cell, without its mark and the sign behind it, and so are two other names: a list of
 * names. Nothing but the dictionary tells what a name without a sentence is.
 */
function itemsOf(text: string, names: readonly Span[]): (span: Span) => boolean {
  const wholes = new Map<number, number>();
  for (const { start, end, startsParagraph } of sentenceSpans(text)) {
    if (!startsParagraph) continue;
    const unit = text.slice(start, end);
    const from = start + (ITEM_START.exec(unit)?.[0].length ?? 0);
    wholes.set(from, end - (/[,;.]$/u.test(unit) ? 1 : 0));
  }
  const isItem = ({ start, end }: Span) =>
    wholes.get(start) === end && end - start >= MIN_ITEM_LENGTH;
  return names.filter(isItem).length >= MIN_ITEMS ? isItem : () => false;
}

/** A family of genes is a gene. */
function onlyType(bits: number): string | undefined {
  const set = (bits & bitOf('Family')) !== 0 ? bits | bitOf('Gene') : bits;
  const types = NAME_TYPES.filter(
    (type) => type !== 'Family' && (set & ANY_TYPE & bitOf(type)) !== 0,
  );
  return types.length === 1 ? types[0] : undefined;
}

/** Words of letters in lower case, or with a capital in front: no symbol, no number, no word of grammar. */
const isPlainName = (name: string): boolean =>
  name.length >= MIN_NAME_LENGTH &&
  /^\p{L}\p{Ll}{2,}(?:[ -]\p{L}?\p{Ll}{2,})*$/u.test(name) &&
  !/(?:^|\s)(?:the|and|but|for|with|from|per|was|not|has|had|are)(?:\s|$)/iu.test(name);
