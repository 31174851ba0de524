import { parseVocabulary, type Vocabulary } from '../tokenize/vocabulary.ts';

/** The vocabulary of a `vocab.txt` that a test knows to be one. */
export function knownVocabulary(text: string): Vocabulary {
  const parsed = parseVocabulary(text);
  if (!parsed.ok) throw new Error(`vocabulary ${parsed.error}`);
  return parsed.value;
}
