/** What the novelty of BioRED's annotators means, in words. */
export const NOVEL = 'the text presents it as a finding of its own, not as something known before';
