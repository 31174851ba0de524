/** 1: more of it, or begun; -1: less of it, or prevented. */
export type Sign = -1 | 0 | 1;

const RAISES = [
  'Positive_Correlation',
  'ACTIVATOR',
  'AGONIST',
  'AGONIST-ACTIVATOR',
  'INDIRECT-UPREGULATOR',
  'CID',
];
const LOWERS = [
  'Negative_Correlation',
  'INHIBITOR',
  'ANTAGONIST',
  'AGONIST-INHIBITOR',
  'INDIRECT-DOWNREGULATOR',
];

/** What a relation of this label does; 0 where it says nothing of more or less. */
export function signOfLabel(label: string): Sign {
  if (RAISES.includes(label)) return 1;
  return LOWERS.includes(label) ? -1 : 0;
}

/**
 * Words that say what something does, by their stems. Some that look like them do not: one is 'treated with' what makes
 * one ill, and 'resistant' to what helps. Chosen by reading, and by what stands between related entities of documents
 * that nothing was trained on or is reported of.
 */
const MORE =
  'increas|enhanc|elevat|up-?regulat|stimulat|activat|promot|augment|potentiat|induc|caus(?!al)|provok|trigger|lead(?:s|ing)? to|led to|result(?:s|ed|ing)? in|exacerbat|aggravat|worsen|higher|raise[sd]?\\b|agonis|facilitat|elicit|accelerat|commoner|stronger|greater|more (?:frequent|common|often)|rose\\b';
const LESS =
  'decreas|reduc(?!tase)|inhibit|suppress|attenuat|block|down-?regulat|prevent|protect|antagoni[sz]|inverse agonis|abolish|ameliorat|alleviat|lower|diminish|impair|revers(?!e transcriptase|ib)|abrogat|repress|declin|counteract|silenc|deplet|mitigat|neutrali[sz]|reliev|relief|inactivat|disrupt|fewer|less\\b|rarer|weaker|fell\\b|cure[sd]?\\b|avert|eliminat';
const TRIGGER = new RegExp(`\\b(?:(?<less>${LESS})|${MORE})`, 'giu');
/** The last words before a mention that count, at most four of the same sentence: 'inhibition of', 'an increase in'. */
const LAST_WORDS = /(?:[^\s.;:]+\s*){1,4}$/u;

/**
 * What a sentence says that one of two entities does to the other, by the words between them, or where none of these
 * says it, by the last words before them. Two that lower make one that raises: 'prevented the decrease'.
 */
export const signOfWords = (before: string, between: string): Sign =>
  signOf(between) || signOf(LAST_WORDS.exec(before)?.[0] ?? '');

function signOf(words: string): Sign {
  const triggers = [...words.matchAll(TRIGGER)];
  if (triggers.length === 0) return 0;
  return triggers.filter(({ groups }) => groups?.less).length % 2 === 0 ? 1 : -1;
}
