import * as v from 'valibot';
import { grouped } from '../../core/grouped.ts';
import { codePointIndex } from '../../core/text/code-points.ts';
import { asMentions } from '../exchange/arguments.ts';
import { build, type RawMention, type RawRelation } from '../exchange/build.ts';
import { notesWithDecision } from '../exchange/decided.ts';
import { plainRun, type Writer } from '../exchange/format.ts';
import type { ExchangeDocument, Feed, Parsed } from '../exchange/model.ts';
import { annotationNames } from '../exchange/names.ts';
import { noteBook } from '../exchange/notes.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { salvaged } from '../json/salvage.ts';
import { byJsonRecord } from '../streams/json-records.ts';

/** PubAnnotation JSON (pubannotation.org/docs/annotation-format): one document, a list, or one a line. */
export const readPubannotation = (name: string): Feed =>
  byJsonRecord([], (record, place) => parseRecord(record, place, name));

const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const span = v.object({ begin: v.number(), end: v.number() });
const content = {
  denotations: v.optional(
    v.array(v.object({ id: v.optional(text), span: v.union([span, v.array(span)]), obj: text })),
    [],
  ),
  relations: v.optional(
    v.array(v.object({ id: v.optional(text), subj: text, pred: text, obj: text })),
    [],
  ),
  attributes: v.optional(
    v.array(v.object({ subj: text, pred: text, obj: v.union([text, v.boolean()]) })),
    [],
  ),
  // What came before attributes: `Negation`, `Speculation`.
  modifications: v.optional(v.array(v.object({ pred: text, obj: text })), []),
};
const track = v.object({ project: v.optional(v.string()), ...content });
const schema = v.object({
  text: v.string(),
  sourcedb: v.optional(v.string()),
  sourceid: v.optional(text),
  blocks: v.optional(v.array(v.object({ span, obj: v.string() })), []),
  tracks: v.optional(v.array(track), []),
  ...track.entries,
});

type Track = v.InferOutput<typeof track>;

function* parseRecord(record: unknown, place: string, name: string): Generator<Parsed> {
  const read = yield* salvaged(schema, record, place);
  if (!read) return;
  const { text, sourceid, sourcedb, blocks, tracks, ...own } = read;
  // The format quotes nothing, so offsets are taken at their word: characters, that is code points.
  const [converter] = convertersOf(text);
  const all = [own, ...tracks].map((one, index) => partsOf(one, place, index));
  yield* build(
    {
      id: sourceid ?? name,
      text,
      // Outside of the text there is no place: the gate leaves such a block out.
      sections: blocks.map(({ span, obj }) => ({
        kind: obj,
        start: converter?.toUtf16(span.begin) ?? Number.NaN,
        end: converter?.toUtf16(span.end) ?? Number.NaN,
      })),
      mentions: all.flatMap(({ mentions }) => mentions),
      relations: all.flatMap(({ relations }) => relations),
      info: sourcedb === undefined ? {} : { sourcedb },
    },
    converter ? [converter] : [],
  );
}

const MODIFICATIONS: ReadonlyMap<string, string> = new Map([
  ['Negation', 'negated'],
  ['Speculation', 'speculative'],
]);

/** Ids are unique in a track only: those of later tracks get its number before them. */
function partsOf(
  { denotations, relations, attributes, modifications, project }: Track,
  place: string,
  track: number,
) {
  const idOf = (id: string) => (track === 0 ? id : `${track}.${id}`);
  const modified = modifications.map(({ pred, obj }) => ({
    subj: obj,
    pred: MODIFICATIONS.get(pred) ?? pred,
    obj: true,
  }));
  const about = grouped([...attributes, ...modified], ({ subj }) => subj);
  const saidOf = (id: string | undefined) => {
    const { identifier = [], ...rest } = said(id === undefined ? [] : (about.get(id) ?? []));
    return {
      concepts: identifier,
      ...(track > 0 && project !== undefined && { by: project }),
      ...rest,
    };
  };
  return {
    mentions: denotations.map(
      ({ id, span, obj }): RawMention => ({
        ...(id !== undefined && { id: idOf(id) }),
        place: `${place}, denotation ${id ?? ''}`,
        spans: (Array.isArray(span) ? span : [span]).map(({ begin, end }) => ({
          start: begin,
          end,
        })),
        type: obj,
        ...saidOf(id),
      }),
    ),
    relations: relations.map(({ id, subj, pred, obj }): RawRelation => {
      const { concepts: _, ...own } = saidOf(id);
      return {
        ...(id !== undefined && { id: idOf(id) }),
        place: `${place}, relation ${id ?? ''}`,
        type: pred,
        arguments: [
          { role: 'subject', mention: idOf(subj) },
          { role: 'object', mention: idOf(obj) },
        ],
        ...own,
      };
    }),
  };
}

function said(attributes: readonly { readonly pred: string; readonly obj: string | boolean }[]) {
  const identifier: string[] = [];
  const notes = noteBook();
  const known: {
    by?: string;
    score?: number;
    negated?: true;
    speculative?: true;
    novel?: boolean;
  } = {};
  for (const { pred, obj } of attributes) {
    const score = Number(obj);
    if (pred === 'identifier') identifier.push(String(obj));
    else if (pred === 'score' && score >= 0 && score <= 1) known.score = score;
    else if (pred === 'annotator') known.by = String(obj);
    else if (pred === 'negated' && obj === true) known.negated = true;
    else if (pred === 'speculative' && obj === true) known.speculative = true;
    else if (pred === 'novel' && typeof obj === 'boolean') known.novel = obj;
    else notes.add(pred, String(obj));
  }
  return { identifier, info: notes.info(), ...known };
}

export const pubannotationWriter: Writer = {
  ...plainRun,
  document: (document) => `${JSON.stringify(toPubannotation(document))}\n`,
};

function toPubannotation(document: ExchangeDocument) {
  const { toCodePoints } = codePointIndex(document.text);
  const spanOf = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    begin: toCodePoints(start),
    end: toCodePoints(end),
  });
  const attributes: { id: string; subj: string; pred: string; obj: string | boolean }[] = [];
  const attach = (
    subj: string,
    values: readonly (readonly [string, string | boolean | undefined])[],
  ) => {
    for (const [pred, obj] of values) {
      if (obj !== undefined) attributes.push({ id: `A${attributes.length + 1}`, subj, pred, obj });
    }
  };
  for (const mention of document.mentions) {
    const { id, concepts, negated, speculative, score, by } = mention;
    attach(
      id,
      concepts.map((concept) => ['identifier', concept]),
    );
    attach(id, [
      ['negated', negated],
      ['speculative', speculative],
      ['score', score?.toString()],
      ['annotator', by],
      ...Object.entries(notesWithDecision(mention)),
    ]);
  }
  const names = annotationNames(document);
  const relations = document.relations.flatMap((relation) => {
    const [subj, obj, ...more] = asMentions(document, relation) ?? [];
    if (!subj || !obj || more.length > 0) return [];
    const { id, type, score, by, novel, negated, speculative } = relation;
    const own = names.relation(id);
    attach(own, [
      ['novel', novel],
      ['negated', negated],
      ['speculative', speculative],
      ['score', score?.toString()],
      ['annotator', by],
      ...Object.entries(notesWithDecision(relation)),
    ]);
    return [{ id: own, subj: subj.id, pred: type, obj: obj.id }];
  });
  const { sourcedb } = document.info;
  return {
    text: document.text,
    ...(sourcedb !== undefined && { sourcedb }),
    sourceid: document.id,
    ...(document.sections.length > 0 && {
      blocks: document.sections.map((section, index) => ({
        id: `B${index + 1}`,
        span: spanOf(section),
        obj: section.kind,
      })),
    }),
    denotations: document.mentions.map(({ id, spans, type }) => {
      const all = spans.map(spanOf);
      return { id, span: all.length === 1 ? all[0] : all, obj: type };
    }),
    relations,
    attributes,
  };
}
