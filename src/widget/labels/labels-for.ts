import { entryOf } from '../../core/lookup.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Labels, Language } from './labels.ts';

const ALL: Readonly<Record<Language, Labels>> = { de, en, es, fr };

/** Labels for a language tag (BCP 47); English when there are none. */
export function labelsFor(tag: string | undefined): Labels {
  const language = tag?.split('-', 1)[0]?.toLowerCase() ?? '';
  return Object.hasOwn(ALL, language) ? ALL[language as Language] : en;
}

/** An entity type in words; the model's own name when there are none. */
export const typeName = ({ types }: Labels, type: string): string => entryOf(types, type) ?? type;
