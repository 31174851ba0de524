/** The guideline of heads that learned from several corpora. */
export const POOLED = 'any';
