import { failureClause } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import type { JudgedClaim } from '../../core/evaluate/reliability.ts';
import type { Output } from '../output.ts';

/** A claim about an entity, or a relation of one type. */
export interface TypedClaim extends JudgedClaim {
  readonly type: string;
}

/** Counts what was read, and reports unreadable parts. */
export interface Evaluation {
  readonly documents: number;
  readonly hasFailures: boolean;
  readonly claims: readonly TypedClaim[];
  judged(claims: readonly TypedClaim[]): void;
  done(place: string): void;
  failed(place: string, failure: Failure): void;
  bad(message: string): void;
}

export function startEvaluation(output: Output): Evaluation {
  let documents = 0;
  let hasFailures = false;
  const claims: TypedClaim[] = [];
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
    claims,
    judged: (some) => claims.push(...some),
    done(place) {
      documents += 1;
      output.progress(`${documents} read, last ${place}`);
    },
    failed: (place, failure) => bad(`${place}: ${failureClause(failure)}`),
    bad,
  };
}
