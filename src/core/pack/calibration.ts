import * as v from 'valibot';
import { logistic, logit } from '../numeric.ts';

/**
 * What makes scores probabilities: logistic regressions (Platt 1999) of whether a claim is right, fitted on documents
 * that training did not see (`training/`, `calibrate-scores`). Without one a score stays as the model gives it.
 */

/** p = 1 / (1 + exp(-(slope · logit(score) + intercept))) */
export const mentionCalibration = v.object({ slope: v.number(), intercept: v.number() });

/** A feature without a weight counts nothing. */
const weight = v.optional(v.number(), 0);

/** p = 1 / (1 + exp(-(sum of weight · feature + intercept))) */
export const pairCalibration = v.object({
  /** Log odds of any relation, as the model gives them. */
  existence: weight,
  /** Logarithm of the share that the likeliest type has of it. */
  kind: weight,
  /** 1 where the closest mentions stand in neighbouring sentences. */
  adjacent: weight,
  /** 1 where they stand further apart. */
  apart: weight,
  /** ln(1 + word pieces between the closest mentions). */
  distance: weight,
  /** 1 where each sentence that names both negates one of them. */
  negated: weight,
  /** 1 where each sentence that names both speculates about one of them. */
  speculative: weight,
  /** 1 where the words between or before the two say that one raises or lowers the other, as the label does. */
  agreeing: weight,
  /** 1 where they say the opposite. */
  contrary: weight,
  intercept: weight,
});

export type MentionCalibration = v.InferOutput<typeof mentionCalibration>;
export type PairCalibration = v.InferOutput<typeof pairCalibration>;
export type PairFeatures = Readonly<Record<Exclude<keyof PairCalibration, 'intercept'>, number>>;

export const mentionProbability = (
  score: number,
  calibration: MentionCalibration | undefined,
): number =>
  calibration ? logistic(calibration.slope * logit(score) + calibration.intercept) : score;

export function pairProbability(features: PairFeatures, calibration: PairCalibration): number {
  const names = Object.keys(features) as (keyof PairFeatures)[];
  return logistic(
    names.reduce((sum, name) => sum + calibration[name] * features[name], calibration.intercept),
  );
}
