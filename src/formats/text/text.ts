import { plainRun, type Writer } from '../exchange/format.ts';
import { whole } from '../exchange/lines.ts';
import type { Feed } from '../exchange/model.ts';

/** The text and nothing else; the file's name is its id. */
export const readText = (name: string): Feed =>
  whole((text) => [
    { document: { id: name, text, sections: [], mentions: [], relations: [], info: {} } },
  ]);

export const textWriter: Writer = { ...plainRun, document: ({ text }) => text };
