import type { Failure } from '../core/errors.ts';
import { link } from '../core/link/link.ts';
import { annotate } from '../core/read/annotate.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { conceptJson, mentionJson, relationJson, toUnit } from './annotation-json.ts';
import type { AnnotateCommand } from './arguments.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type InputDocument, readInputs } from './inputs.ts';
import { type Linker, openNodeLinker } from './open-node-lexicon.ts';
import type { Output } from './output.ts';
import { readAll, UNCANCELLED } from './read-all.ts';

export async function annotateCommand(
  command: AnnotateCommand,
  reader: Reader,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const linker = await openNodeLinker(command, output.complain);
  if (!linker.ok) {
    output.complain(`biogloss: ${linker.error}`);
    return EXIT.unusable;
  }
  return readAll(readInputs(command.files, stdin), output, (document) =>
    annotateDocument(document, command, reader, linker.value),
  );
}

async function annotateDocument(
  { id, text }: InputDocument,
  { heads, offsets }: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<unknown, Failure>> {
  const request = { text, ...(heads !== undefined && { guideline: heads }) };
  const result = await annotate(request, reader, UNCANCELLED);
  if (!result.ok) return result;
  const { mentions, relations, read } = result.value;
  const unit = toUnit(text, offsets);
  const concepts = linker && link(text, mentions, linker.lexicon, linker);
  return ok({
    id,
    entities: mentions.map((mention, index) => ({
      ...mentionJson(mention, unit),
      ...(concepts && { concepts: concepts[index]?.map(conceptJson) }),
    })),
    relations: relations.flatMap((relation) => relationJson(relation) ?? []),
    read,
  });
}
