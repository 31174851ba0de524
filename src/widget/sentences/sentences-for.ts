import type { Language } from '../labels/labels.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Sentences } from './sentences.ts';

const ALL: Readonly<Record<Language, Sentences>> = { de, en, es, fr };

export const sentencesFor = (language: Language): Sentences => ALL[language];
