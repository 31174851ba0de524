import { BioGlossError, type ErrorDetail } from './events.ts';
import type { Labels } from './labels/labels.ts';
import type { Settings } from './settings.ts';

/** Why a run of the element ends without a result before anything is read. */

export const cancelled = (): BioGlossError =>
  new BioGlossError({ code: 'cancelled', message: 'It was cleared before the end.' });

export const noText = (labels: Labels, { selector }: Settings): ErrorDetail => ({
  code: 'no-text',
  message: labels.noText(selector ?? 'article, main'),
});

/** @param reason what the browser said */
export const notLoaded = (labels: Labels, scriptUrl: string, reason: string): ErrorDetail => ({
  code: 'unexpected',
  message: `${labels.notLoaded(new URL('reading.js', scriptUrl).href)} (${reason})`,
});
