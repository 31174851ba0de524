import { append } from '../../core/grouped.ts';
import { byBlock, type LineBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from './article.ts';
import { undoMarkup } from './undo-markup.ts';

/** `TI  - value`; some exporters leave out spaces. */
const TAG = /^\s*([A-Z][A-Z0-9])( {0,2})-(?: (.*))?$/s;
const BEGIN = /^\s*TY {0,2}- ?[A-Z]{3,}\s*$/;
/** `ER- tumours` is prose. */
const END = /^\s*ER {0,2}-\s*$/;

/** The tags of the format (Research Information Systems, 2001; refman.com since). */
const TAGS: ReadonlySet<string> = new Set(
  `A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ET H1 H2 ID IP IS J1 J2 JA JF JO
   K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OL OP PA PB PP PY RD RI RN RP RT SE SF SN SP ST SV T1 T2 T3 TA TI
   TT TY U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 YR`.split(/\s+/),
);

/** Fields whose prose may go on in lines that look like a tag: `T3 - a stage of tumours`. */
const PROSE: ReadonlySet<string> = new Set(['AB', 'N1', 'N2', 'TI', 'T1', 'BT', 'CT']);

/** What exporters write between records. */
const COUNTER = /^(?:\d+\.|Record #\d+ of \d+|Provider: .*|Content: .*)$/;

/**
 * RIS: two characters, two spaces, hyphen, space; `ER` ends a record. Lines without a tag go on with the last field.
 * Within prose only what has as many spaces as the record's first tag is one.
 */
export const readRis = (name: string): Feed =>
  byBlock({
    begins: (line) => BEGIN.test(line),
    ends: (line) => END.test(line),
    parse: (block) => parseRecord(block, name),
  });

function* parseRecord({ lines, first }: LineBlock, name: string): Generator<Parsed> {
  /** Values by their lines: joined line by line, a long one would take its length squared. */
  const fields = new Map<string, string[][]>();
  let parts: string[] = [];
  let open: string | undefined;
  let style = '  ';
  for (const [index, line] of lines.entries()) {
    if (END.test(line)) continue;
    const [, tag = '', spaces = '', value = ''] = TAG.exec(line) ?? [];
    const isStyled = spaces === style || open === undefined || !PROSE.has(open);
    if (TAGS.has(tag) && isStyled) {
      open = tag;
      if (tag === 'TY') style = spaces;
      parts = [value.trim()];
      append(fields, tag, parts);
    } else if (open !== undefined && line.trim() !== '') {
      parts.push(line.trim());
    } else if (line.trim() !== '' && !COUNTER.test(line)) {
      yield warn(`line ${first + index}`, `is no field: ${line.slice(0, 60)}`);
    }
  }
  if (!fields.has('TY')) {
    if (fields.size > 0) yield warn(`line ${first}`, 'left out: a record begins with TY');
    return;
  }
  const valuesOf = (tag: string): readonly string[] =>
    (fields.get(tag) ?? []).map((one) => one.join(' ').trim());
  const get = (...tags: readonly string[]): string =>
    undoMarkup(tags.flatMap(valuesOf).find((value) => value !== '') ?? '');
  // Exporters write an abstract in parts, or twice.
  const abstracts = ['AB', 'N2'].flatMap(valuesOf).map(undoMarkup);
  const article = [
    { kind: 'title', text: get('TI', 'T1', 'CT', 'BT') },
    ...[...new Set(abstracts)].map((text) => ({ kind: 'abstract', text })),
  ];
  const info = {
    doi: get('DO'),
    journal: get('JO', 'T2', 'JF', 'JA', 'J2', 'J1'),
    year: /\d{4}/.exec(get('PY') || get('Y1') || get('DA'))?.[0] ?? '',
    authors: ['AU', 'A1'].flatMap(valuesOf).join('; '),
  };
  const id = get('AN', 'ID', 'DO') || `${name}:${first}`;
  yield articleOrRecord(articleOf(id, article, info), `line ${first}`, 'record');
}
