import type { Mention, Relation } from '../core/annotation.ts';
import { newDocument, type TextDocument } from '../core/document/model.ts';
import type { LinkedConcept } from '../core/link/link.ts';
import { exportFormats } from '../formats/format.ts';
import type { Article } from './article.ts';

const BETWEEN = '\n\n';

/** Everything that was found, in one of the formats of `src/formats`. */
export function writeExport(
  format: string,
  articles: readonly Article[],
  title: string,
  date: Date,
): string {
  const found = exportFormats.find(({ id }) => id === format);
  if (!found) {
    const known = exportFormats.map(({ id }) => id).join(', ');
    throw new RangeError(`There is no export format “${format}”: choose one of ${known}.`);
  }
  return found.write(joined(articles, title), { date }).content;
}

/** One document of all elements: offsets moved along, ids and groups kept apart by the element's number. */
function joined(articles: readonly Article[], title: string): TextDocument {
  const mentions: Mention[] = [];
  const relations: Relation[] = [];
  const concepts: Record<string, readonly LinkedConcept[]> = {};
  let text = '';
  let [pieces, of] = [0, 0];
  articles.forEach((article, index) => {
    if (index > 0) text += BETWEEN;
    const by = text.length;
    const own = (name: string): string => (articles.length === 1 ? name : `${index + 1}.${name}`);
    for (const one of article.mentions) {
      const { start, end } = one;
      mentions.push({
        ...one,
        id: own(one.id),
        group: own(one.group),
        start: start + by,
        end: end + by,
      });
      const linked = article.concepts?.[one.id];
      if (linked) concepts[own(one.id)] = linked;
    }
    for (const one of article.relations) {
      const evidence = one.evidence.map((pair) => ({
        ...pair,
        head: own(pair.head),
        tail: own(pair.tail),
      }));
      relations.push({
        ...one,
        id: own(one.id),
        head: own(one.head),
        tail: own(one.tail),
        evidence,
      });
    }
    pieces += article.reading?.read.pieces ?? 0;
    of += article.reading?.read.of ?? 0;
    text += article.shown.text;
  });
  const first = articles.find(({ reading }) => reading)?.reading;
  const document = newDocument('page', text, title);
  if (!first) return document;
  const { by, guideline } = first;
  const linking = articles.find(({ reading }) => reading?.linking)?.reading?.linking;
  const reading = { by, guideline, mentions, relations, read: { pieces, of }, unread: [] };
  return {
    ...document,
    reading: linking ? { ...reading, linking: { by: linking.by, concepts } } : reading,
  };
}
