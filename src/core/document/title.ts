const MAX_LENGTH = 120;

/** The given title, or else the first line of the text that holds anything, shortened at a word. */
export function titleOf(document: { readonly title: string; readonly text: string }): string {
  const given = document.title.trim();
  if (given !== '') return given;
  const line = /\S[^\r\n]*/u.exec(document.text)?.[0].trim() ?? '';
  if (line.length <= MAX_LENGTH) return line;
  const cut = line.slice(0, MAX_LENGTH);
  const word = cut.search(/\s+\S*$/u);
  return `${word > MAX_LENGTH / 2 ? cut.slice(0, word) : dropHalfPair(cut)}…`;
}

/** A cut between the two halves of a surrogate pair would show a replacement character. */
const dropHalfPair = (cut: string): string => cut.replace(/[\uD800-\uDBFF]$/, '');
