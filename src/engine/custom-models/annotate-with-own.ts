import type { BesidePack } from '../../core/custom-model/model.ts';
import { joinRelations } from '../../core/document/join-relations.ts';
import type { Failure } from '../../core/errors.ts';
import { fnv1a } from '../../core/fnv1a.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import {
  type AnnotateControl,
  type Annotated,
  type AnnotateRequest,
  annotate,
} from '../../core/read/annotate.ts';
import { classifyPairs } from '../../core/read/classify-pairs.ts';
import type { Reader } from '../../core/read/reader.ts';
import { relateGiven } from '../../core/read/relate.ts';
import { mergeRelations } from '../../core/relate/merge.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { compareSpans, outermost } from '../../core/text/span.ts';
import type { OpenOwn } from './open-own.ts';

/**
 * Annotates with the pack and the user's own models. A model for entities is used when the guideline bears its name;
 * the pack then relates its mentions. A model for relations adds to the relations of the pack.
 */
export async function annotateWithOwn(
  request: AnnotateRequest,
  pack: Reader,
  own: readonly OpenOwn[],
  control: AnnotateControl,
): Promise<Result<Annotated, Failure>> {
  const guideline = request.guideline ?? guidelineOf(pack.manifest, own);
  const finder = own.find(({ task, model }) => task === 'entities' && model.title === guideline);
  const { ownNames } = pack;
  const reader: Reader =
    finder && 'reader' in finder ? { ...finder.reader, ...(ownNames && { ownNames }) } : pack;
  const found = await annotate({ ...request, guideline }, reader, control);
  if (!found.ok) return found;
  const { text, focus } = request;
  const mentions = [...(request.known ?? []), ...found.value.mentions].sort(compareSpans);
  let { relations } = found.value;
  if (reader !== pack) {
    const given = outermost(mentions).map((mention) => ({ ...mention, groups: [mention.group] }));
    const scores = await relateGiven(text, given, pack, control, focus);
    if (!scores.ok) return scores;
    relations = mergeRelations(scores.value.filter((one) => one.score >= one.schema.threshold));
  }
  for (const each of own) {
    if (each.task !== 'relations') continue;
    const more = await classifyPairs(text, outermost(mentions), each.classifier, control, focus);
    relations = joinRelations(mentions, relations, more);
  }
  if (control.isCancelled()) return fail({ code: 'cancelled' });
  return ok({ ...found.value, relations });
}

const guidelineOf = (manifest: Reader['manifest'], own: readonly OpenOwn[]): string =>
  own.find(({ task }) => task === 'entities')?.model.title ?? manifest.entities.defaultGuideline;

/**
 * The manifest that the page sees: the guidelines of the user's own models are added to the pack's, and the version
 * tells which models read a text.
 */
export function manifestWithOwn(manifest: PackManifest, own: readonly OpenOwn[]): PackManifest {
  if (own.length === 0) return manifest;
  const heads = own.flatMap((each) =>
    each.task === 'entities' ? each.reader.manifest.entities.heads : [],
  );
  const names = own.map(({ model }) => `${model.title} ${revisionOf(model)}`);
  return {
    ...manifest,
    version: `${manifest.version} with ${names.join(', ')}`,
    entities: {
      defaultGuideline: guidelineOf(manifest, own),
      heads: [...manifest.entities.heads, ...heads],
    },
  };
}

/**
 * Identifies a version of a model by its files and settings: the same labels with another meaning read a text
 * differently.
 */
const revisionOf = (model: BesidePack): string => fnv1a(JSON.stringify(model)).toString(16);
