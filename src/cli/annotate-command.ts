import type { TextDocument } from '../core/document/model.ts';
import type { Failure } from '../core/errors.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { runningText } from '../core/text/matter.ts';
import { fromDocument } from '../formats/exchange/from-document.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { withFound } from '../formats/exchange/with-found.ts';
import { formatNamed } from '../formats/formats.ts';
import { annotateText, readText } from './annotate-text.ts';
import type { AnnotateCommand } from './command.ts';
import { openSink } from './document-sink.ts';
import { readDocuments, type SourceDocument } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Annotating } from './open-annotating.ts';
import type { Linker } from './open-node-lexicon.ts';
import type { Output } from './output.ts';
import { readAll } from './read-all.ts';

export async function annotateCommand(
  command: AnnotateCommand,
  { reader, linker }: Annotating,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const inputs = readDocuments(command.files, stdin, command.from);
  const to = command.to === undefined ? undefined : formatNamed(command.to);
  if (!to) {
    const left = { mentions: 0, relations: 0 };
    const exitCode = await readAll(inputs, output, (document) => {
      left.mentions += document.source.mentions.length;
      left.relations += document.source.relations.length;
      return answer(document, command, reader, linker);
    });
    if (left.mentions + left.relations > 0) {
      const what = `${plural(left.mentions, 'mention')} and ${plural(left.relations, 'relation')}`;
      output.complain(`${what} of the input are not in this output; --to FORMAT keeps them`);
    }
    return exitCode;
  }
  const opened = await openSink(to, command.out, output, new Date());
  if (!opened.ok) {
    output.complain(`biogloss: ${opened.error}`);
    return EXIT.unwritten;
  }
  const sink = opened.value;
  const exitCode = await readAll(
    inputs,
    output,
    (document) => annotateSource(document, command, reader, linker),
    sink.put,
  );
  return (await sink.close()) ? exitCode : EXIT.unwritten;
}

async function answer(
  { id, text }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<unknown, Failure>> {
  const found = await annotateText(text, command, reader, linker);
  return found.ok ? ok({ id, ...found.value }) : found;
}

/** Adds the model's annotations to a source document, which keeps everything it contains. */
async function annotateSource(
  { text, source }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<ExchangeDocument, Failure>> {
  const result = await readText(
    text,
    runningText(text, command.everything),
    command,
    reader,
    linker,
  );
  if (!result.ok) return result;
  const { annotations, links } = result.value;
  const { manifest } = reader;
  const document: TextDocument = {
    id: source.id,
    title: '',
    text,
    reading: {
      ...annotations,
      by: { pack: { id: manifest.id, version: manifest.version }, engine: 'wasm' },
      guideline: command.heads ?? manifest.entities.defaultGuideline,
      unread: [],
      ...(links && { linking: links }),
    },
    decisions: [],
    questions: [],
  };
  return ok(withFound(source, fromDocument(document)));
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
