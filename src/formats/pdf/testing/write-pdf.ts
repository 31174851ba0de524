/** A word or line at a place, in points from the lower left corner. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfOptions {
  /** Says that a password is needed. */
  readonly isLocked?: boolean;
  /** Degrees by which all pages are turned clockwise when they are shown. */
  readonly turn?: 0 | 90 | 180 | 270;
}

const HEADER = '%PDF-1.4\n';

/** A PDF (ISO 32000-1) with these lines in Helvetica on pages of A4, Latin letters only. */
export function writePdf(
  pages: readonly (readonly Drawn[])[],
  { isLocked = false, turn = 0 }: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [at, lines] of pages.entries()) {
    const stream = `BT\n${lines.map(draw).join('\n')}\nET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${turn} /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  const zeros = '00'.repeat(32);
  const lock = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${zeros}> /U <${zeros}> >>`;
  if (isLocked) objects.push(lock);
  let file = HEADER;
  const offsets = objects.map((content, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const locked = isLocked ? ` /Encrypt ${objects.length} 0 R /ID [<00><00>]` : '';
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${locked} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

const draw = ({ text, x, y, size = 10 }: Drawn): string =>
  `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj`;

/** Lines below each other from a place on. */
export const column = (
  lines: readonly string[],
  { x, y, size = 10, leading = 12 }: { x: number; y: number; size?: number; leading?: number },
): readonly Drawn[] => lines.map((text, index) => ({ text, x, y: y - leading * index, size }));
