/** A cell of comma-separated values (RFC 4180): in quotes where it holds a comma, a quote or a line end. */
export const csvCell = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
