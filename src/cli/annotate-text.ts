import type { Mention } from '../core/annotation.ts';
import { contextReader, mentionContexts } from '../core/context/context.ts';
import type { ModelLinking } from '../core/document/model.ts';
import { relationContext } from '../core/document/relation-context.ts';
import type { Failure } from '../core/errors.ts';
import { link } from '../core/link/link.ts';
import { type Annotated, annotate } from '../core/read/annotate.ts';
import { annotateAndLink } from '../core/read/annotate-and-link.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok, type Result } from '../core/result.ts';
import { type RunningText, runningText } from '../core/text/matter.ts';
import { conceptJson, mentionJson, relationJson, toUnit } from './annotation-json.ts';
import type { AnnotateCommand } from './command.ts';
import type { Linker } from './open-node-lexicon.ts';
import { UNCANCELLED } from './read-all.ts';

/** All annotations of a text. */
export type Findings = Readonly<Record<string, unknown>>;

/** Reads and links the running text, or with `everything` the whole text. */
export function readText(
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

/** The result of `annotate` for a text, as JSON; offsets are in the unit of the command. */
export async function annotateText(
  text: string,
  command: AnnotateCommand,
  reader: Reader,
  linker: Linker | undefined,
): Promise<Result<Findings, Failure>> {
  const running = runningText(text, command.everything);
  const { leftOut } = running;
  const result = await readText(text, running, command, reader, linker);
  if (!result.ok) return result;
  const { annotations, links } = result.value;
  const { mentions, relations, read: count } = annotations;
  const unit = toUnit(text, command.offsets);
  const contexts = mentionContexts(text, mentions);
  const contextOf = contextReader(text);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  return ok({
    entities: mentions.map((mention, index) => ({
      ...mentionJson(mention, unit),
      ...(links && { concepts: links.concepts[mention.id]?.map(conceptJson) }),
      ...contexts[index],
    })),
    relations: relations.flatMap(
      (relation) => relationJson(relation, relationContext(relation, byId, contextOf)) ?? [],
    ),
    read: count,
    ...(leftOut.length > 0 && {
      leftOut: leftOut.map(({ kind, ...span }) => ({ kind, ...unit(span) })),
    }),
  });
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
