import { codePointIndex } from '../../core/text/code-points.ts';
import { localConcepts } from '../exchange/arguments.ts';
import { conceptField } from '../exchange/concept-field.ts';
import type { Argument, ExchangeDocument, ExchangeRelation } from '../exchange/model.ts';
import { shortened, shortenedByMentions } from '../exchange/short-ids.ts';

/**
 * A document and the blank line after it. Line breaks and tabs become spaces, one each: offsets hold. Identifiers are as PubTator
 * has them (`shortened`).
 */
export function writePubtator(document: ExchangeDocument): string {
  const id = document.id.replace(/[|\s]/g, '_');
  const text = document.text;
  const end = titleEnd(document);
  const conceptsOf = localConcepts(document);
  const byId = new Map(document.mentions.map((mention) => [mention.id, mention]));
  const { toCodePoints } = codePointIndex(text);
  const length = end + 1 < text.length ? text.length : end;
  const lines = [`${id}|t|${flat(text.slice(0, end))}`, `${id}|a|${flat(text.slice(end + 1))}`];
  for (const mention of document.mentions) {
    const from = mention.spans[0]?.start ?? 0;
    // Without an abstract readers know no more than the title.
    const to = Math.min(mention.spans.at(-1)?.end ?? 0, length);
    if (from >= to) continue;
    const short = conceptsOf(mention).map((concept) => shortened(concept, mention.type));
    const concepts = flat(conceptField(short, mention)) || '-';
    const columns = [
      id,
      toCodePoints(from),
      toCodePoints(to),
      flat(text.slice(from, to)),
      flat(mention.type),
      concepts,
    ];
    const { individual } = mention.info;
    lines.push([...columns, ...(individual ? [flat(individual)] : [])].join('\t'));
  }
  const inShort = shortenedByMentions(document.mentions);
  const conceptOf = (one: Argument): string | undefined => {
    if ('concept' in one) return inShort(one.concept);
    const mention = byId.get(one.mention);
    const concept = mention && conceptsOf(mention)[0];
    return concept && inShort(concept);
  };
  for (const relation of document.relations) {
    const concepts = relation.arguments.flatMap((one) => conceptOf(one) ?? []);
    // The format has no word for a denial: the line would assert what the text denies.
    if (relation.negated || relation.arguments.length !== 2 || concepts.length !== 2) continue;
    lines.push([id, flat(relation.type), ...concepts.map(flat), ...novelty(relation)].join('\t'));
  }
  return `${lines.join('\n')}\n\n`;
}

const novelty = ({ novel }: ExchangeRelation): readonly string[] =>
  novel === undefined ? [] : [novel ? 'Novel' : 'No'];

const flat = (text: string): string => text.replace(/[\t\n\r]/g, ' ');

/** Where the title ends: after the section of that name, or else the first line that is not blank. One character parts it from the rest. */
function titleEnd({ text, sections }: ExchangeDocument): number {
  const [first] = sections;
  if (first?.kind === 'title' && first.start === 0) {
    if (first.end === text.length || /^\s/u.test(text.slice(first.end))) return first.end;
  }
  const line = text.indexOf('\n', Math.max(0, text.search(/\S/u)));
  return line < 0 ? text.length : line;
}
