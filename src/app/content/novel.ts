/** The meaning of novelty for BioRED's annotators. */
export const NOVEL = 'the text presents it as a finding of its own, not as something known before';
