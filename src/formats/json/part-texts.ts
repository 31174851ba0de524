import { fail, ok, type Result } from '../../core/result.ts';
import type { FormatProblem } from './check.ts';

/** The fields of a document that hold places in its text as it is; what is set aside has places in an earlier text. */
const FIELDS = ['imported', 'decisions'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The document with the letters of each part of a mention in pieces, as `text` beside its place. The text of such a mention
 * runs from its first part to its last, and so does not say where the parts between them are.
 */
export function withPartTexts<T extends Fields & { readonly text: string }>(document: T): T {
  return mapFields(document, (part) =>
    isPlace(part) ? { ...part, text: document.text.slice(part.start, part.end) } : part,
  );
}

/** The document without these letters, or the first part that has others. Parts without letters are left as they are. */
export function withoutPartTexts(document: Fields): Result<Fields, FormatProblem> {
  let problem: FormatProblem | undefined;
  const bare = mapFields(document, (part, path) => {
    if (!isPlace(part) || typeof part.text !== 'string') return part;
    const { text, ...place } = part;
    const there =
      typeof document.text === 'string' ? document.text.slice(part.start, part.end) : '';
    if (there !== text) {
      const reason = `expected ${JSON.stringify(text)} at ${part.start}-${part.end}, found ${JSON.stringify(there)}`;
      problem ??= { path, reason };
    }
    return place;
  });
  return problem ? fail(problem) : ok(bare);
}

type ChangePart = (part: unknown, path: string) => unknown;

function mapFields<T extends Fields>(document: T, change: ChangePart): T {
  const changed = FIELDS.flatMap((field) =>
    document[field] === undefined ? [] : [[field, mapParts(document[field], field, change)]],
  );
  return { ...document, ...Object.fromEntries(changed) };
}

/** Changes the parts in every list called `spans`, however deep it lies. */
function mapParts(value: unknown, path: string, change: ChangePart): unknown {
  if (Array.isArray(value)) {
    return value.map((one, index) => mapParts(one, `${path}.${index}`, change));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const here = `${path}.${key}`;
    const mapped =
      key === 'spans' && Array.isArray(inner)
        ? inner.map((part, index) => change(part, `${here}.${index}`))
        : mapParts(inner, here, change);
    return [key, mapped] as const;
  });
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isPlace = (
  part: unknown,
): part is { readonly start: number; readonly end: number; readonly text?: unknown } =>
  isRecord(part) && typeof part.start === 'number' && typeof part.end === 'number';
