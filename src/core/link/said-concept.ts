import type { LinkedConcept } from './link.ts';

/**
 * Of concepts with a lower score more are wrong than right: of the development parts' 140 such, 52 are right
 * (bench/link-scores.ts, docs/linking.md). They are offered, and not said.
 */
const LEAST_SAID = 0.45;

/** The concept that is said of a mention, of those that it may stand for, best first; `undefined`: no match. */
export const saidConcept = ([best]: readonly LinkedConcept[]): LinkedConcept | undefined =>
  best && best.score >= LEAST_SAID ? best : undefined;
