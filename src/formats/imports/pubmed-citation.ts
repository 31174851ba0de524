/** The line that begins a record in text of PubMed: its number, the journal and the year. */
export const CITATION = /^\d{1,6}\. \S.*\b(?:1[89]|20)\d{2}\b/u;

/** Whether a text is records as PubMed shows and saves them: it begins with a citation, and a line tells the identifier. */
export const isPubmedText = (text: string): boolean =>
  CITATION.test(text.trimStart().split(/[\r\n]/u, 1)[0] ?? '') && /^PMID: \d+/mu.test(text);
