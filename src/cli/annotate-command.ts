import type { Mention } from '../core/annotation.ts';
import { mentionContexts } from '../core/context/context.ts';
import type { ModelLinking, TextDocument } from '../core/document/model.ts';
import type { Failure } from '../core/errors.ts';
import { link } from '../core/link/link.ts';
import { type Annotated, annotate } from '../core/read/annotate.ts';
import { annotateAndLink } from '../core/read/annotate-and-link.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { type RunningText, runningText } from '../core/text/matter.ts';
import { fromDocument } from '../formats/exchange/from-document.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { withFound } from '../formats/exchange/with-found.ts';
import { formatNamed } from '../formats/formats.ts';
import { conceptJson, mentionJson, relationJson, toUnit } from './annotation-json.ts';
import type { AnnotateCommand } from './arguments.ts';
import { openSink } from './document-sink.ts';
import { readDocuments, type SourceDocument } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type Linker, openNodeLinker } from './open-node-lexicon.ts';
import type { OwnList } from './open-node-vocabulary.ts';
import type { Output } from './output.ts';
import { readAll, UNCANCELLED } from './read-all.ts';

export async function annotateCommand(
  command: AnnotateCommand,
  reader: Reader,
  own: OwnList | undefined,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const linker = await openNodeLinker(command.lexicon, own);
  if (!linker.ok) {
    output.complain(`biogloss: ${linker.error}`);
    return EXIT.unusable;
  }
  const inputs = readDocuments(command.files, stdin, command.from);
  const to = command.to === undefined ? undefined : formatNamed(command.to);
  if (!to) {
    const left = { mentions: 0, relations: 0 };
    const exitCode = await readAll(inputs, output, (document) => {
      left.mentions += document.source.mentions.length;
      left.relations += document.source.relations.length;
      return annotateDocument(document, command, reader, linker.value);
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
    (document) => annotateSource(document, command, reader, linker.value),
    sink.put,
  );
  return (await sink.close()) ? exitCode : EXIT.unwritten;
}

/** Reads a text but for what is no running text of it, unless everything is wanted. */
function read(
  text: string,
  { focus }: RunningText,
  { heads }: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
) {
  const request = {
    text,
    ...(heads !== undefined && { guideline: heads }),
    ...(focus && { focus }),
  };
  const concepts =
    linker && (async (found: Annotated) => ok(linkingOf(text, found.mentions, linker)));
  return annotateAndLink(() => annotate(request, reader, UNCANCELLED), concepts);
}

async function annotateDocument(
  { id, text }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<unknown, Failure>> {
  const running = runningText(text, command.everything);
  const { leftOut } = running;
  const result = await read(text, running, command, reader, linker);
  if (!result.ok) return result;
  const { annotations, links } = result.value;
  const { mentions, relations, read: count } = annotations;
  const unit = toUnit(text, command.offsets);
  const contexts = mentionContexts(text, mentions);
  return ok({
    id,
    entities: mentions.map((mention, index) => ({
      ...mentionJson(mention, unit),
      ...(links && { concepts: links.concepts[mention.id]?.map(conceptJson) }),
      ...contexts[index],
    })),
    relations: relations.flatMap((relation) => relationJson(relation) ?? []),
    read: count,
    ...(leftOut.length > 0 && {
      leftOut: leftOut.map(({ kind, ...span }) => ({ kind, ...unit(span) })),
    }),
  });
}

/** The source with all it says, and beside it what the model says of its text. */
async function annotateSource(
  { text, source }: SourceDocument,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<ExchangeDocument, Failure>> {
  const result = await read(text, runningText(text, command.everything), command, reader, linker);
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

function linkingOf(
  text: string,
  mentions: readonly Mention[],
  { lexicon, own, vocabulary }: Linker,
): ModelLinking {
  const found = link(text, mentions, lexicon, { own });
  const { name, version } = lexicon.header;
  return {
    by: {
      lexicon: { id: name, version },
      vocabularies: vocabulary ? [vocabulary] : [],
    },
    concepts: Object.fromEntries(mentions.map(({ id }, index) => [id, found[index] ?? []])),
  };
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
