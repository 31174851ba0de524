import { whole } from '../exchange/lines.ts';
import type { Feed } from '../exchange/model.ts';
import { parseBrat } from './parse.ts';

/**
 * Annotations alone say nothing: their text is `beside` them, in a file of its own.
 */
export const readBrat = (name: string, beside?: string): Feed =>
  whole((annotations) =>
    beside === undefined
      ? [
          {
            warning: {
              place: name,
              reason: 'brat annotations need their text: a .txt of the same name',
            },
          },
        ]
      : parseBrat(name, beside, annotations),
  );
