import type { Span } from '../text/span.ts';
import type { Candidate } from './candidates.ts';
import { isLinked } from './linkable.ts';

type Named = Span & { readonly text: string; readonly type: string };

/**
 * Gives names without a match the concept of another mention of the text, with less trust: of a longer one that they are a
 * part of ('Bdellovibrio' where the text has 'Bdellovibrio bacteriovorus' too), or of the one behind which they stand
 * in brackets, as its code ('dacarbazine (DTIC)').
 *
 * @param found candidates of each mention; empty lists are replaced
 */
export function borrow(
  text: string,
  mentions: readonly Named[],
  found: (readonly Candidate[])[],
): void {
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

const SHORTEST_PART = 4;
const BY_PART = 0.7;

function partsOf(
  mentions: readonly Named[],
  found: readonly (readonly Candidate[])[],
): (name: string, type: string) => readonly Candidate[] {
  const lenders = new Map<string, readonly Candidate[]>();
  mentions.forEach(({ text, type }, index) => {
    const own = found[index] ?? [];
    const name = `${type}\n ${text.toLowerCase()} `;
    if (own.length > 0 && !lenders.has(name)) lenders.set(name, own);
  });
  const known = new Map<string, readonly Candidate[]>();
  return (name, type) => {
    const key = keyOf(name, type);
    const candidates = known.get(key) ?? lend(name, type);
    known.set(key, candidates);
    return candidates;
  };

  function lend(text: string, type: string): readonly Candidate[] {
    if (text.length < SHORTEST_PART) return [];
    const part = ` ${text.toLowerCase()} `;
    for (const [name, own] of lenders) {
      const isWhole = name.length > type.length + 1 + part.length;
      if (isWhole && name.startsWith(`${type}\n`) && name.includes(part)) return own;
    }
    return [];
  }
}

/** So little that a concept found so is shown, and joins no entity (`core/document/linking.ts`). */
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
  found: readonly (readonly Candidate[])[],
): ReadonlyMap<string, readonly Candidate[]> {
  const codes = new Map<string, readonly Candidate[]>();
  const order = [...mentions.keys()].sort(
    (a, b) => (mentions[a]?.start ?? 0) - (mentions[b]?.start ?? 0),
  );
  order.forEach((index, place) => {
    const code = mentions[index];
    const before = order[place - 1] ?? -1;
    const name = mentions[before];
    if (!code || name?.type !== code.type || !WITH_CODES.has(code.type)) return;
    const isAlone =
      /^\s?[([]$/u.test(text.slice(name.end, code.start)) && /^[)\]]/u.test(text.slice(code.end));
    if (!isAlone || !isCode(code.text) || (isPlural(name.text) && !isPlural(code.text))) return;
    const key = keyOf(code.text, code.type);
    if (!codes.has(key)) codes.set(key, found[before] ?? []);
  });
  return codes;
}

const isCode = (text: string): boolean =>
  text.length <= 12 && /[\p{Lu}\d]/u.test(text) && !/\p{Ll}{3}|\s/u.test(text);
const isPlural = (text: string): boolean => /[^suy]s$/u.test(text);
