import type { TextDocument } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { Warning } from '../../formats/exchange/model.ts';
import { hasTags } from '../../formats/html/paste.ts';
import { formatCount } from '../content/format.ts';
import { checkText } from './input.ts';
import type { Origin, PlainText } from './model.ts';

/** What is said of a text that is taken as it is: that there are tags in it, which are part of it; nothing of others. */
export const originOf = (plain: PlainText): Origin | undefined =>
  hasTags(plain.text)
    ? { formats: [], documents: 1, warnings: [], plain: { ...plain, status: 'tagged' } }
    : undefined;

/** The documents that can be opened, and why the others cannot. */
export function sorted(documents: readonly TextDocument[]): {
  readonly right: readonly TextDocument[];
  readonly wrong: readonly Warning[];
} {
  const right: TextDocument[] = [];
  const wrong: Warning[] = [];
  for (const document of documents) {
    const checked = checkText(document.text);
    if (checked.ok) right.push(document);
    else wrong.push({ place: document.id, reason: `${whyWrong(checked.error)}: left out` });
  }
  return { right, wrong };
}

const whyWrong = (failure: Failure): string =>
  failure.code === 'text-too-long'
    ? `has ${formatCount(failure.length)} characters, more than the ${formatCount(failure.limit)} that can be read at once`
    : 'is empty';
