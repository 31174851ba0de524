import { failureClause } from '../core/catalogue/failure.ts';
import type { Failure } from '../core/errors.ts';
import type { ReadControl } from '../core/read/reader.ts';
import type { Result } from '../core/result.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { BadInput, InputDocument } from './inputs.ts';
import type { Output } from './output.ts';

/** A command is cancelled only by ending the process. */
export const UNCANCELLED: ReadControl = {
  isCancelled: () => false,
  yieldControl: () => new Promise((resolve) => setImmediate(resolve)),
};

/** Reads one text after the other and writes the result of `work`. A failure is reported, and the others continue. */
export async function readAll<D extends InputDocument, R>(
  inputs: AsyncIterable<Result<D, BadInput>>,
  output: Output,
  work: (document: D) => Promise<Result<R, Failure>>,
  put: (result: R) => Promise<void> = output.result,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  let done = 0;
  const complain = (place: string, reason: string) => {
    output.complain(`${place}: ${reason}`);
    exitCode = EXIT.badInput;
  };
  for await (const input of inputs) {
    if (!input.ok) {
      complain(input.error.place, input.error.reason);
      continue;
    }
    const result = await work(input.value);
    if (result.ok) await put(result.value);
    else complain(input.value.place, failureClause(result.error));
    done += 1;
    output.progress(`${done} read, last ${input.value.place}`);
  }
  return exitCode;
}
