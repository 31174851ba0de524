import type { TextDocument } from '../../core/document/model.ts';
import { withPartTexts } from './part-texts.ts';

/** All there is of a document, readable again by `parseJson`. Its history of changes is not a part of it. */
export function writeJson(document: TextDocument, date: Date): string {
  const file = {
    format: 'biogloss',
    version: 1,
    written: date.toISOString(),
    offsets: 'utf16',
    document: withPartTexts({ ...document }),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
