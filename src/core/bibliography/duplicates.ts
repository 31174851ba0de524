import { fnv1aHex } from '../fnv1a.ts';
import { fold } from '../text/fold.ts';
import type { Facts } from './facts.ts';
import type { Identifiers } from './identifiers.ts';

/** What is compared of a record. */
export interface Comparable extends Identifiers {
  readonly key: string;
  readonly title: string;
  /** Key of title and text (`textKeyOf`), or of the whole record (`exactKeyOf`); absent: the record is empty. */
  readonly textKey?: string;
  readonly related?: Facts['related'];
}

/** Why two records are one publication, or may be. */
export interface Likeness {
  readonly reason: Reason;
  /** Nothing speaks against the two being one publication. */
  readonly isCertain: boolean;
}

export type Reason = 'pmid' | 'doi' | 'pmcid' | 'text';

const IDS = ['pmid', 'doi', 'pmcid'] as const;

/**
 * Whether two records are of one publication. The same identifier is certain where the titles do not contradict it (files
 * number their records 1, 2, 3, too); the same title and text where no identifier does.
 */
export function likenessOf(a: Comparable, b: Comparable): Likeness | undefined {
  if (isRelated(a, b) || isRelated(b, a)) return undefined;
  const id = IDS.find((one) => a[one] !== undefined && a[one] === b[one]);
  const isSameText = a.textKey !== undefined && a.textKey === b.textKey;
  if (id) return { reason: id, isCertain: isSameText || isAlike(a.title, b.title) };
  if (!isSameText) return undefined;
  const isContradicted = IDS.some((one) => a[one] && b[one] && a[one] !== b[one]);
  return { reason: 'text', isCertain: !isContradicted };
}

/** A correction names what it corrects, and often has its title. */
const isRelated = (a: Comparable, b: Comparable): boolean =>
  a.related?.some(({ pmid }) => pmid === b.pmid) ?? false;

/** Letters and figures of a title and text that tell a publication from others. */
const MIN_TITLE_LENGTH = 8;
const MIN_TEXT_LENGTH = 24;

/**
 * A key that is the same for the same title and text, whatever their case, accents and punctuation.
 *
 * @returns `undefined` where there is no text beyond the title, or hardly any: "Authors' reply" is no publication
 */
export function textKeyOf(title: string, text: string): string | undefined {
  const all = lettersOf(text);
  const name = lettersOf(title);
  const body = all.startsWith(name) ? all.slice(name.length) : all;
  if (body.length < MIN_TEXT_LENGTH || (name !== '' && name.length < MIN_TITLE_LENGTH))
    return undefined;
  return `${body.length} ${fnv1aHex(name, 7)}${fnv1aHex(body, 11)}${fnv1aHex(body, 13)}`;
}

/**
 * A key that is the same for the same record of the same file alone, letter by letter: it tells that a text is there already which
 * is too short, or has too short a title, for `textKeyOf`. Replies of two authors in the same words are two records.
 *
 * @param info what the file says of the record
 * @returns `undefined` where there is no text
 */
export function exactKeyOf({
  title,
  text,
  from = '',
  info = {},
}: {
  readonly title: string;
  readonly text: string;
  readonly from?: string | undefined;
  readonly info?: Readonly<Record<string, string>> | undefined;
}): string | undefined {
  if (!/\S/u.test(text)) return undefined;
  const all = JSON.stringify([from, title, Object.entries(info).sort(), text]);
  return `exact ${all.length} ${fnv1aHex(all, 11)}${fnv1aHex(all, 13)}`;
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Titles that share at least half of their words; a missing title contradicts none. */
function isAlike(a: string, b: string): boolean {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  if (words.size === 0 || others.size === 0) return true;
  const common = [...words].filter((word) => others.has(word)).length;
  return common * 2 >= Math.max(words.size, others.size);
}

const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );

/** Records by what they may have in common, so that each is compared with few others. */
export interface LikenessIndex {
  readonly add: (record: Comparable) => void;
  readonly remove: (key: string) => void;
  /** Records that are of the same publication as this one, certain ones first. */
  readonly find: (record: Comparable) => readonly DuplicateFound[];
  /** All pairs of duplicates, in the order in which their records were added. */
  readonly pairs: () => readonly Pair[];
}

export interface DuplicateFound extends Likeness {
  readonly key: string;
}

export interface Pair extends Likeness {
  readonly a: string;
  readonly b: string;
}

export function likenessIndex(): LikenessIndex {
  const records = new Map<string, Comparable>();
  const byMark = new Map<string, Set<string>>();
  const find = (record: Comparable): DuplicateFound[] => {
    const keys = new Set(marksOf(record).flatMap((mark) => [...(byMark.get(mark) ?? [])]));
    const found = [...keys].flatMap((key): DuplicateFound[] => {
      const other = records.get(key);
      const likeness = other && key !== record.key ? likenessOf(record, other) : undefined;
      return likeness ? [{ key, ...likeness }] : [];
    });
    return found.sort((x, y) => Number(y.isCertain) - Number(x.isCertain));
  };
  const remove = (key: string) => {
    const record = records.get(key);
    if (!record) return;
    records.delete(key);
    for (const mark of marksOf(record)) byMark.get(mark)?.delete(key);
  };
  return {
    find,
    remove,
    add(record) {
      remove(record.key);
      records.set(record.key, record);
      for (const mark of marksOf(record)) {
        const keys = byMark.get(mark);
        if (keys) keys.add(record.key);
        else byMark.set(mark, new Set([record.key]));
      }
    },
    pairs() {
      const place = new Map([...records.keys()].map((key, index) => [key, index]));
      return [...records.values()].flatMap((record) =>
        find(record)
          .filter(({ key }) => (place.get(key) ?? 0) > (place.get(record.key) ?? 0))
          .map(({ key, ...likeness }) => ({ a: record.key, b: key, ...likeness })),
      );
    },
  };
}

const marksOf = (record: Comparable): readonly string[] => [
  ...IDS.flatMap((one) => (record[one] === undefined ? [] : [`${one} ${record[one]}`])),
  ...(record.textKey === undefined ? [] : [`text ${record.textKey}`]),
];
