import type { Span } from '../text/span.ts';
import type { ConceptCandidate } from './candidates.ts';
import { isLinked } from './linkable.ts';

type Named = Span & { readonly text: string; readonly type: string };

/**
 * Gives names without a match the concept of another mention of the text, with less trust: of a longer one that they are a
 * part of ('Bdellovibrio' where the text has 'Bdellovibrio bacteriovorus' too), or of the one behind which they stand
 * in brackets, as its code ('dacarbazine (DTIC)'). A gene's long name that leads nowhere has the concepts of the symbol in
 * brackets behind it ('β-myosin heavy chain (MYH7)').
 *
 * @param found candidates of each mention; empty lists are replaced
 */
export function borrow(
  text: string,
  mentions: readonly Named[],
  found: (readonly ConceptCandidate[])[],
): void {
  nameBySymbol(text, mentions, found);
  const parts = partsOf(mentions, found);
  const codes = codesOf(text, mentions, found);
  mentions.forEach(({ text: name, type }, index) => {
    if (!isLinked(type) || found[index]?.length !== 0) return;
    const byPart = parts(name, type).map(({ concept, fit }) => ({ concept, fit: fit * BY_PART }));
    const byCode = codes.get(keyOf(name, type)) ?? [];
    found[index] =
      byPart.length > 0
        ? byPart
        : byCode.map(({ concept, fit }) => ({ concept, fit: fit * BY_CODE }));
  });
}

const keyOf = (name: string, type: string): string => `${type}\n${name}`;

const MIN_PART_LENGTH = 4;
const BY_PART = 0.7;

function partsOf(
  mentions: readonly Named[],
  found: readonly (readonly ConceptCandidate[])[],
): (name: string, type: string) => readonly ConceptCandidate[] {
  const lenders = new Map<string, readonly ConceptCandidate[]>();
  mentions.forEach(({ text, type }, index) => {
    const own = found[index] ?? [];
    const name = `${type}\n ${text.toLowerCase()} `;
    if (own.length > 0 && !lenders.has(name)) lenders.set(name, own);
  });
  const known = new Map<string, readonly ConceptCandidate[]>();
  return (name, type) => {
    const key = keyOf(name, type);
    const candidates = known.get(key) ?? lend(name, type);
    known.set(key, candidates);
    return candidates;
  };

  function lend(text: string, type: string): readonly ConceptCandidate[] {
    if (text.length < MIN_PART_LENGTH) return [];
    const part = ` ${text.toLowerCase()} `;
    for (const [name, own] of lenders) {
      const isWhole = name.length > type.length + 1 + part.length;
      if (isWhole && name.startsWith(`${type}\n`) && name.includes(part)) return own;
    }
    return [];
  }
}

/** What fits worse was found by taking words out of a long name. */
const NOWHERE = 0.5;
const SURE = 0.8;
const BY_SYMBOL = 0.9;

function nameBySymbol(
  text: string,
  mentions: readonly Named[],
  found: (readonly ConceptCandidate[])[],
): void {
  const bestFit = (index: number) => Math.max(0, ...(found[index] ?? []).map(({ fit }) => fit));
  const bySymbol = new Map<string, readonly ConceptCandidate[]>();
  for (const { name, inside } of inBrackets(text, mentions)) {
    const [long, symbol] = [mentions[name], mentions[inside]];
    if (long?.type !== 'Gene' || !symbol || !isCode(symbol.text) || isPlural(long.text)) continue;
    if (bestFit(name) >= NOWHERE || bestFit(inside) < SURE) continue;
    const lent = (found[inside] ?? []).map(({ concept, fit }) => ({
      concept,
      fit: fit * BY_SYMBOL,
    }));
    bySymbol.set(long.text, lent);
  }
  mentions.forEach(({ text: name, type }, index) => {
    const lent = type === 'Gene' ? bySymbol.get(name) : undefined;
    if (lent && bestFit(index) < NOWHERE) found[index] = lent;
  });
}

/** Pairs of mentions of one type, the second of which stands alone in brackets behind the first. */
function inBrackets(
  text: string,
  mentions: readonly Named[],
): readonly { readonly name: number; readonly inside: number }[] {
  const order = [...mentions.keys()].sort(
    (a, b) => (mentions[a]?.start ?? 0) - (mentions[b]?.start ?? 0),
  );
  return order.flatMap((inside, place) => {
    const name = order[place - 1] ?? -1;
    const [first, second] = [mentions[name], mentions[inside]];
    if (!first || !second || first.type !== second.type) return [];
    const isAlone =
      /^\s?[([]$/u.test(text.slice(first.end, second.start)) &&
      /^[)\]]/u.test(text.slice(second.end));
    return isAlone ? [{ name, inside }] : [];
  });
}

/** The score of a concept that was found by a code. It is low enough that the concept is shown and joins no entities (`core/document/linking.ts`). */
const BY_CODE = 0.55;

/** Symbols of genes and names of species mean one thing each: in brackets, too, they are another name's equals. */
const WITH_CODES: ReadonlySet<string> = new Set(['Chemical', 'Disease']);

/**
 * Candidates of the name before the brackets, by what stands alone in them. Several things in brackets, or one behind a plural,
 * are members of a group.
 */
function codesOf(
  text: string,
  mentions: readonly Named[],
  found: readonly (readonly ConceptCandidate[])[],
): ReadonlyMap<string, readonly ConceptCandidate[]> {
  const codes = new Map<string, readonly ConceptCandidate[]>();
  for (const { name, inside } of inBrackets(text, mentions)) {
    const [long, code] = [mentions[name], mentions[inside]];
    if (!long || !code || !WITH_CODES.has(code.type) || !isCode(code.text)) continue;
    if (isPlural(long.text) && !isPlural(code.text)) continue;
    const key = keyOf(code.text, code.type);
    if (!codes.has(key)) codes.set(key, found[name] ?? []);
  }
  return codes;
}

const isCode = (text: string): boolean =>
  text.length <= 12 && /[\p{Lu}\d]/u.test(text) && !/\p{Ll}{3}|\s/u.test(text);
const isPlural = (text: string): boolean => /[^suy]s$/u.test(text);
