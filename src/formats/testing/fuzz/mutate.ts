import type { Choices } from '../../../core/testing/random-numbers.ts';
import { FILLERS } from '../known-documents.ts';

/** What a file is made of, whatever its format: tags, brackets, names, numbers, white space, signs. */
const TOKEN = /<\/?[\w:-]*|&#?\w+;|[{}[\]()<>"',:;|=\\]|\r\n|\s|[\w.-]+|[^\s\w]/gu;

const ODD = [
  ...([
    'null',
    '[]',
    '{}',
    '""',
    '0',
    '-1',
    '1e309',
    '0.5',
    'NaN',
    'true',
    '99999999999',
    '__proto__',
  ] as const),
  ...([
    '\u0000',
    '\ud800',
    '\udc00',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\r',
    '\n\n',
    '\t',
    '\\',
    '"',
    "'",
  ] as const),
  ...([
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '<!DOCTYPE [',
    '&#x0;',
    '&lt;',
    '</',
    '/>',
    '{{',
    '}}',
    '$',
    '%',
    '@a{',
  ] as const),
] as const;

/** The longest run of a repeated piece, in UTF-16 units. */
const MAX_RUN_LENGTH = 60_000;

/** A file with one to eight of its parts broken. What it says is then anybody's guess; it must be read or refused. */
export function broken(file: string, random: Choices): string {
  let parts: string[] = file.match(TOKEN) ?? [];
  for (let times = 1 + random.number(8); times > 0; times -= 1) {
    const at = random.number(parts.length + 1);
    const length = 1 + random.number(random.once(4) ? 40 : 4);
    const piece = parts.slice(at, at + length);
    const put = (...others: readonly string[]) => [
      ...parts.slice(0, at),
      ...others,
      ...parts.slice(at + length),
    ];
    switch (random.number(random.once(20) ? 8 : 6)) {
      case 0:
        parts = put();
        break;
      case 1:
        parts = put(...piece, ...piece);
        break;
      case 2:
        parts = put(random.pick(ODD));
        break;
      case 3:
        parts = put(random.pick(ODD), ...piece);
        break;
      case 4: {
        const from = random.number(parts.length + 1);
        parts = put(...parts.slice(from, from + length));
        break;
      }
      case 5:
        parts = put(...piece.reverse());
        break;
      case 6:
        parts = parts.slice(0, at);
        break;
      default: {
        const run = piece.join('');
        parts = put(run.repeat(Math.floor(MAX_RUN_LENGTH / Math.max(1, run.length))));
      }
    }
  }
  return parts.join('');
}

/** Numbers that stand alone: offsets, lengths, ids. */
const NUMBER = /(?<![\p{L}\p{M}\p{N}.\\#&-])\d{1,9}(?![\p{L}\p{N}.])/gu;
const WORD = /[^\s"<>|]+/gu;

/**
 * A file whose mentions may stand elsewhere than it says: other numbers, other words between the names, other line ends.
 * Names and types stay, so a mention that is read must stand on its name.
 */
export function displaced(file: string, random: Choices): string {
  const rate = 2 + random.number(20);
  let made = file;
  if (!random.once(3)) {
    made = made.replace(NUMBER, (number) => {
      if (!random.once(rate)) return number;
      return String(
        random.pick([
          Number(number) + 1 + random.number(12),
          Math.max(0, Number(number) - 1 - random.number(12)),
          random.number(400),
          1e9,
        ]),
      );
    });
  }
  if (!random.once(3)) {
    made = made.replace(WORD, (word) =>
      FILLERS.some((filler) => filler === word) && random.once(rate) ? random.pick(PLAIN) : word,
    );
  }
  if (random.once(3)) made = made.replace(/\r?\n/g, random.pick(['\r\n', '\r', '\n\n']));
  return random.once(10) ? `\ufeff${made}` : made;
}

/** Fillers that no format gives a meaning to. */
const PLAIN = ['and', 'versus', '😀', 'cafe\u0301', '細胞', 'x'] as const;
