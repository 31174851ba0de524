import { invariant } from '../../core/errors.ts';
import { exportFormats } from '../../formats/format.ts';
import type { WritingRequest, WrittenForPage } from '../contract/writing.ts';

const SHOWN_LINES = 14;
/** UTF-16 code units of a line. */
const SHOWN_WIDTH = 200;

/** Writes a document in a format, and returns its beginning for the preview. */
export function writeForPage({ document, format, date, least }: WritingRequest): WrittenForPage {
  const found = exportFormats.find(({ id }) => id === format);
  invariant(found, `there is an export format ${format}`);
  const written = found.write(document, { date, ...(least && { least }) });
  const lines = written.content.split('\n');
  const cut = (line: string) =>
    line.length > SHOWN_WIDTH ? `${line.slice(0, SHOWN_WIDTH)} …` : line;
  const shown = lines.slice(0, SHOWN_LINES).map(cut).join('\n');
  const beginning = lines.length > SHOWN_LINES ? `${shown}\n…` : shown;
  return { ...written, lines: lines.length, beginning };
}
