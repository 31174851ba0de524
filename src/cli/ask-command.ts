import type { Failure } from '../core/errors.ts';
import { answer } from '../core/read/answer.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { answerJson, toUnit } from './annotation-json.ts';
import type { AskCommand } from './command.ts';
import { readDocuments } from './documents.ts';
import type { ExitCode } from './exit-code.ts';
import type { InputDocument } from './inputs.ts';
import type { Output } from './output.ts';
import { readAll, UNCANCELLED } from './read-all.ts';

export function askCommand(
  command: AskCommand,
  reader: Reader,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  return readAll(readDocuments(command.files, stdin), output, (document) =>
    askDocument(document, command, reader),
  );
}

async function askDocument(
  { id, text }: InputDocument,
  { question, limit, offsets }: AskCommand,
  reader: Reader,
): Promise<Result<unknown, Failure>> {
  const result = await answer({ text, question, limit }, reader, UNCANCELLED);
  if (!result.ok) return result;
  const { answers, best, read } = result.value;
  const unit = toUnit(text, offsets);
  return ok({
    id,
    question,
    answers: answers.map((one) => answerJson(one, unit)),
    // The best candidate when the text has no answer.
    ...(best && { best: answerJson(best, unit) }),
    read,
  });
}
