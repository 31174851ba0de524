import { asMentions, isLocalConcept } from '../exchange/arguments.ts';
import { build, type RawMention, type RawRelation } from '../exchange/build.ts';
import { readConceptField } from '../exchange/concept-field.ts';
import { byBlock, type LineBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { inFull } from '../exchange/short-ids.ts';

/**
 * The id and the text of a line `PMID|t|Title` (`a`: of an abstract). Identifiers of variants hold bars too, so this is looked
 * for before tabs are; without a regular expression, which would take the square of a long run of blanks.
 */
function partOf(line: string, letter: 't' | 'a'): readonly [id: string, text: string] | undefined {
  const bar = line.indexOf('|');
  const id = line.slice(0, bar).trim();
  if (bar < 0 || !line.startsWith(`|${letter}|`, bar) || id.includes('\t')) return undefined;
  return [id, line.slice(bar + 3)];
}

/**
 * PubTator: title and abstract on a line each, then a line a mention or relation; offsets in code points over title,
 * one separator, abstract. A title parts documents, or an abstract of another one; blank lines may stand anywhere. Identifiers that
 * PubTator writes in a short form (`672` of a gene) are read in full.
 */
export function readPubtator(): Feed {
  let current: string | undefined;
  return byBlock({
    begins: (line) => {
      const title = partOf(line, 't')?.[0];
      const id = title ?? partOf(line, 'a')?.[0];
      const isNew = title !== undefined || (id !== undefined && id !== current);
      if (isNew) current = id;
      return isNew;
    },
    ends: () => false,
    parse: parseBlock,
  });
}

function* parseBlock({ lines, first }: LineBlock): Generator<Parsed> {
  let id: string | undefined;
  let title: string | undefined;
  let abstract = '';
  const mentions: RawMention[] = [];
  const relations: RawRelation[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `line ${first + index}`;
    const heading = partOf(line, 't');
    const body = partOf(line, 'a');
    const fields = line.split('\t');
    const lineId = heading?.[0] ?? body?.[0] ?? fields[0]?.trim() ?? '';
    id ??= lineId;
    if (lineId !== id) yield warn(place, `belongs to ${lineId}, not to ${id}`);
    else if (heading) title = heading[1];
    else if (body) abstract = body[1];
    else if (isMention(fields)) mentions.push(mentionOf(fields, place));
    else if (/^-?[\d.]+$/.test(fields[1] ?? '')) {
      yield warn(place, `left out: ${fields[1]}-${fields[2]} is no place in a text`);
    } else if (fields.length >= 4) relations.push(relationOf(fields, place));
    else
      yield warn(place, `is neither title, abstract, mention nor relation: ${line.slice(0, 60)}`);
  }
  if (title === undefined && abstract === '') {
    yield warn(`line ${first}`, 'has no title and no abstract: left out');
    return;
  }
  const content = textOf(title ?? '', abstract);
  const known = new Set(mentions.flatMap(({ concepts }) => concepts));
  const named = mentions.map((mention, index) => ({ ...mention, id: `T${index + 1}` }));
  const document = inFull({
    id: id ?? '',
    ...content,
    mentions: named.map(withoutLocal),
    relations: relations.map((relation) => ofMentions(asMentioned(relation, known), named)),
    info: {},
  });
  yield* build(document, convertersOf(content.text));
}

function textOf(title: string, abstract: string) {
  const text = abstract === '' ? title : `${title}\n${abstract}`;
  const sections = [
    { kind: 'title', start: 0, end: title.length },
    { kind: 'abstract', start: title.length + 1, end: text.length },
  ].filter(({ start, end }) => start < end);
  return { text, sections };
}

const isMention = (fields: readonly string[]): boolean =>
  fields.length >= 5 && /^\d+$/.test(fields[1] ?? '') && /^\d+$/.test(fields[2] ?? '');

function mentionOf(fields: readonly string[], place: string): RawMention {
  const [, start, end, quote = '', type = '', field = '', individual = ''] = fields;
  const { concepts, info } = readConceptField(field, individual);
  return {
    place,
    spans: [{ start: Number(start), end: Number(end) }],
    quote,
    type,
    concepts,
    info: { ...info, ...(individual !== '' && { individual }) },
  };
}

/**
 * A relation's concepts as the mentions have them: exports of PubTator 3 put the type before (`Gene|672`, `Gene@672`), other tools
 * leave the name space out on one side (`D003920` for `MESH:D003920`). Numbers are left as they are: those of genes and taxa are alike.
 */
function asMentioned(relation: RawRelation, known: ReadonlySet<string>): RawRelation {
  const withSpace = new Map(
    Array.from(known, (concept) => [withoutNameSpace(concept), concept] as const),
  );
  return {
    ...relation,
    arguments: relation.arguments.map((one) => {
      if (!('concept' in one)) return one;
      const untyped = /^\p{L}+[|@](.+)$/u.exec(one.concept)?.[1] ?? one.concept;
      const spellings = [
        ...[one.concept, untyped, withoutNameSpace(untyped), withSpace.get(untyped)],
        // Of a variant told in keys what its mentions are read as.
        ...readConceptField(untyped).concepts,
      ];
      const concept = spellings.find((each) => each !== undefined && known.has(each));
      return { ...one, concept: concept ?? one.concept };
    }),
  };
}

const withoutNameSpace = (concept: string): string => concept.replace(/^[A-Za-z]+:(?=\p{L})/u, '');

/** `local:1` is no identifier: it joins a relation to mentions that have none. */
const withoutLocal = (mention: NamedMention): NamedMention => ({
  ...mention,
  concepts: mention.concepts.filter((concept) => !isLocalConcept(concept)),
});

type NamedMention = RawMention & { readonly id: string };

/** A relation with such a side as one of the mentions that stand closest together for it. */
function ofMentions(relation: RawRelation, mentions: readonly NamedMention[]): RawRelation {
  const isLocal = relation.arguments.some((one) => 'concept' in one && isLocalConcept(one.concept));
  const chosen = isLocal ? asMentions({ mentions }, relation) : undefined;
  if (!chosen) return relation;
  return {
    ...relation,
    arguments: relation.arguments.map(({ role }, index) => ({
      role,
      mention: chosen[index]?.id ?? '',
    })),
  };
}

function relationOf(
  [, type = '', one = '', two = '', novel]: readonly string[],
  place: string,
): RawRelation {
  return {
    place,
    type,
    arguments: [
      { role: 'Arg1', concept: one },
      { role: 'Arg2', concept: two },
    ],
    ...(novel === 'Novel' && { novel: true }),
    ...(novel === 'No' && { novel: false }),
    info: {},
  };
}
