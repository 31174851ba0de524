import { overlaps, type Span } from '../text/span.ts';

/** Kinds of cells whose names look like those of lines: T helper cells, cells with a surface marker, macrophages. */
const KINDS =
  /^(?:e?Th|Tc|Tr|Tfh|ILC|CD|IL-?|PD-?|PD-L|HIV-)\d|^(?:M[0-2]|B-?[12]|T-?[12]|G[0-2])\b(?!-\d)|(?:positive|negative|infected|transformed|producing|treated|specific|expressing|deficient|stimulated|induced|derived|like|null)$/iu;
/** Names of lines without a number. */
const KNOWN = 'HeLa|Jurkat|Vero|CHO|MDCK|LNCaP|HaCaT|Raji|Daudi|Ramos';
const CODE = '(?=[^\\s]*\\p{Lu})(?=[^\\s]*\\d)[\\p{L}\\d][\\p{L}\\d./-]*[\\p{L}\\d]';
const TUMOUR =
  '(?:\\s(?:\\w+\\s)?(?:cancer|carcinoma|adenocarcinoma|tumou?r|leuk[a-z]+|lymphoma|neuroblastoma|glioma|glioblastoma|hepatoma|melanoma|myeloma|sarcoma))?';
const LINE = new RegExp(
  `^(${KNOWN}|${CODE})(?:${TUMOUR}\\s(?:T\\s)?(?:cells?|cell\\slines?|fibroblasts?|macrophages?|monocytes?))?$`,
  'u',
);

interface TypedSpan extends Span {
  readonly type: string;
  readonly isSure: boolean;
}

/**
 * Cell lines that were found as cell types: 'HCC827 cells' is the line HCC827. Some corpora mark lines as cell types, and
 * what learned from them does so too; a line that was also found as one stays as it was found. Names of genes are none:
 * 'LGR5 cells' are a kind of cells.
 */
export function withCellLines<Found extends TypedSpan>(
  text: string,
  mentions: readonly Found[],
): readonly Found[] {
  const read = mentions.flatMap((mention) => {
    const end = mention.type === 'CellType' ? lineEnd(text, mention) : undefined;
    if (end === undefined) return [mention];
    const line = { ...mention, end, type: 'CellLine' };
    const there = mentions.filter((other) => other.isSure && overlaps(other, line));
    if (there.some(({ type }) => type === 'Gene')) return [mention];
    return there.some(({ type }) => type === 'CellLine') ? [] : [line];
  });
  // Lines do not overlap: what was unsure gives way.
  const lines = read.filter((one) => one.type === 'CellLine' && !mentions.includes(one));
  return read.filter(
    (one) =>
      one.type !== 'CellLine' || lines.includes(one) || !lines.some((line) => overlaps(line, one)),
  );
}

function lineEnd(text: string, { start, end }: Span): number | undefined {
  const name = LINE.exec(text.slice(start, end))?.[1];
  return name === undefined || KINDS.test(name) ? undefined : start + name.length;
}
