export const asMarkup = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const ms = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value)
    ? ''
    : value < 10
      ? value.toFixed(1)
      : Math.round(value).toLocaleString('en');

/** A table with its first line as the head. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${asMarkup(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="wide"><table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table></div>`;
}
