import { mentionContexts } from '../core/context/context.ts';
import type { TextDocument } from '../core/document/model.ts';
import type { Failure } from '../core/errors.ts';
import { link } from '../core/link/link.ts';
import { annotate } from '../core/read/annotate.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { fromDocument } from '../formats/exchange/from-document.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { formatNamed } from '../formats/formats.ts';
import { conceptJson, mentionJson, relationJson, toUnit } from './annotation-json.ts';
import type { AnnotateCommand } from './arguments.ts';
import { createSink } from './document-sink.ts';
import { readDocuments, type SourceDocument } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
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
  const inputs = readDocuments(command.files, stdin, command.from);
  const to = command.to === undefined ? undefined : formatNamed(command.to);
  if (!to) {
    return readAll(inputs, output, (document) =>
      annotateDocument(document, command, reader, linker.value),
    );
  }
  const sink = createSink(to, command.out, output, new Date());
  let replaced = 0;
  const exitCode = await readAll(
    inputs,
    output,
    (document) => {
      replaced += document.source.mentions.length;
      return annotateSource(document, command, reader, linker.value);
    },
    sink.put,
  );
  await sink.close();
  if (replaced > 0)
    output.complain(`${replaced} mentions of the input were replaced by those found`);
  return exitCode;
}

async function read(text: string, { heads }: AnnotateCommand, reader: Reader) {
  const request = { text, ...(heads !== undefined && { guideline: heads }) };
  return annotate(request, reader, UNCANCELLED);
}

async function annotateDocument(
  { id, text }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<unknown, Failure>> {
  const result = await read(text, command, reader);
  if (!result.ok) return result;
  const { mentions, relations, read: count } = result.value;
  const unit = toUnit(text, command.offsets);
  const contexts = mentionContexts(text, mentions);
  const concepts = linker && link(text, mentions, linker.lexicon, linker);
  return ok({
    id,
    entities: mentions.map((mention, index) => ({
      ...mentionJson(mention, unit),
      ...(concepts && { concepts: concepts[index]?.map(conceptJson) }),
      ...contexts[index],
    })),
    relations: relations.flatMap((relation) => relationJson(relation) ?? []),
    read: count,
  });
}

/** The source's text and parts with what the model says of it. */
async function annotateSource(
  { text, source }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<ExchangeDocument, Failure>> {
  const result = await read(text, command, reader);
  if (!result.ok) return result;
  const { manifest } = reader;
  const document: TextDocument = {
    id: source.id,
    title: '',
    text,
    reading: {
      ...result.value,
      by: { pack: { id: manifest.id, version: manifest.version }, engine: 'wasm' },
      guideline: command.heads ?? 'any',
      unread: [],
    },
    decisions: [],
    questions: [],
  };
  const { mentions } = result.value;
  const linked = linker ? link(text, mentions, linker.lexicon, linker) : [];
  const concepts = new Map(
    mentions.map(({ id }, index) => [
      id,
      linked[index]?.slice(0, 1).map((concept) => concept.id) ?? [],
    ]),
  );
  return ok({ ...fromDocument(document, concepts), sections: source.sections, info: source.info });
}
