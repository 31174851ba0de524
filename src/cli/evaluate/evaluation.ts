import { failureClause } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import type { Output } from '../output.ts';

/** Keeps count of what was read, and reports what could not be. */
export interface Evaluation {
  readonly documents: number;
  readonly hasFailures: boolean;
  done(place: string): void;
  failed(place: string, failure: Failure): void;
  bad(message: string): void;
}

export function startEvaluation(output: Output): Evaluation {
  let documents = 0;
  let hasFailures = false;
  const bad = (message: string) => {
    hasFailures = true;
    output.complain(message);
  };
  return {
    get documents() {
      return documents;
    },
    get hasFailures() {
      return hasFailures;
    },
    done(place) {
      documents += 1;
      output.progress(`${documents} read, last ${place}`);
    },
    failed: (place, failure) => bad(`${place}: ${failureClause(failure)}`),
    bad,
  };
}
