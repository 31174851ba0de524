import { plainRun, type Writer } from '../exchange/format.ts';
import { whole } from '../exchange/lines.ts';
import type { Feed } from '../exchange/model.ts';

/** The text and nothing else; the file's name is its id. */
export const readText = (name: string): Feed =>
  whole((text) => [
    { document: { id: name, text, sections: [], mentions: [], relations: [], info: {} } },
  ]);

/** Several texts are parted by a blank line, which nothing can be read back from: `--out` keeps them apart. */
export const textWriter: Writer = { ...plainRun, between: '\n\n', document: ({ text }) => text };
