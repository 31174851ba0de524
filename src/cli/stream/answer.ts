import { failureClause } from '../../core/catalogue/failure.ts';
import { FAILURES } from '../../core/catalogue/failures.ts';
import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import type { Findings } from '../annotate-text.ts';
import type { InputLine } from '../lines.ts';
import { recordOf, type StreamError, type StreamRecord } from './record.ts';

/** The answer of a session to a line. */
export interface Answer {
  /** A JSON object without a line end: `{"line", "id", ...findings}` or `{"line", "id", "error"}`. */
  readonly json: string;
  readonly isFailed: boolean;
  /** True when the session cannot be used any more. */
  readonly isLost: boolean;
}

export type ReadRecord = (record: StreamRecord) => Promise<Result<Findings, Failure>>;

/** Answers a line, whatever its content. */
export async function answerLine(line: InputLine, read: ReadRecord): Promise<Answer> {
  const record = recordOf(line);
  if (!record) return failed(line.number, { code: 'not-json', message: 'is blank' });
  if (!record.ok) return failed(line.number, record.error);
  const { id } = record.value;
  try {
    const result = await read(record.value);
    if (result.ok) {
      const json = JSON.stringify({ line: line.number, id, ...result.value });
      return { json, isFailed: false, isLost: false };
    }
    const { code } = result.error;
    const isLost = FAILURES[code].impact !== 'unharmed';
    return failed(line.number, { id, code, message: failureClause(result.error) }, isLost);
  } catch (error) {
    // A bug costs one record and not the run; the session may be in any state and is replaced.
    return failed(line.number, { id, code: 'unexpected', message: thrownMessage(error) }, true);
  }
}

export function failed(line: number, { id, ...error }: StreamError, isLost = false): Answer {
  const json = JSON.stringify({ line, ...(id !== undefined && { id }), error });
  return { json, isFailed: true, isLost };
}
