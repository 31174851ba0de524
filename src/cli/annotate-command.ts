import type { Failure } from '../core/errors.ts';
import { annotate } from '../core/read/annotate.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { mentionJson, relationJson, toUnit } from './annotation-json.ts';
import type { AnnotateCommand } from './arguments.ts';
import type { ExitCode } from './exit-code.ts';
import { type InputDocument, readInputs } from './inputs.ts';
import type { Output } from './output.ts';
import { readAll, UNCANCELLED } from './read-all.ts';

export function annotateCommand(
  command: AnnotateCommand,
  reader: Reader,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  return readAll(readInputs(command.files, stdin), output, (document) =>
    annotateDocument(document, command, reader),
  );
}

async function annotateDocument(
  { id, text }: InputDocument,
  { heads, offsets }: AnnotateCommand,
  reader: Reader,
): Promise<Result<unknown, Failure>> {
  const request = { text, ...(heads !== undefined && { guideline: heads }) };
  const result = await annotate(request, reader, UNCANCELLED);
  if (!result.ok) return result;
  const { mentions, relations, read } = result.value;
  const unit = toUnit(text, offsets);
  return ok({
    id,
    entities: mentions.map((mention) => mentionJson(mention, unit)),
    relations: relations.flatMap((relation) => relationJson(relation) ?? []),
    read,
  });
}
