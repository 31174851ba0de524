import type { Mention, Relation } from '../core/annotation.ts';
import { newDocument, type TextDocument } from '../core/document/model.ts';
import type { LinkedConcept } from '../core/link/link.ts';
import { exportFormats } from '../formats/format.ts';
import type { ReadText } from './read-text.ts';

const BETWEEN = '\n\n';

/** Exports all annotations in one of the formats of `src/formats`. */
export function writeExport(
  format: string,
  texts: readonly ReadText[],
  title: string,
  date: Date,
): string {
  const found = exportFormats.find(({ id }) => id === format);
  if (!found) {
    const known = exportFormats.map(({ id }) => id).join(', ');
    throw new RangeError(`There is no export format “${format}”: choose one of ${known}.`);
  }
  return found.write(joined(texts, title), { date }).content;
}

/** One document of all elements: offsets are shifted, and ids and groups get the number of the element. */
function joined(texts: readonly ReadText[], title: string): TextDocument {
  const mentions: Mention[] = [];
  const relations: Relation[] = [];
  const concepts: Record<string, readonly LinkedConcept[]> = {};
  let text = '';
  let [pieces, of] = [0, 0];
  texts.forEach((one, index) => {
    if (index > 0) text += BETWEEN;
    const by = text.length;
    text += one.text;
    const { reading } = one;
    if (!reading) return;
    const own = (name: string): string => (texts.length === 1 ? name : `${index + 1}.${name}`);
    for (const mention of reading.mentions) {
      const { id, group, start, end } = mention;
      mentions.push({
        ...mention,
        id: own(id),
        group: own(group),
        start: start + by,
        end: end + by,
      });
      const linked = reading.linking?.concepts[id];
      if (linked) concepts[own(id)] = linked;
    }
    for (const relation of reading.relations) {
      const evidence = relation.evidence.map((pair) => ({
        ...pair,
        head: own(pair.head),
        tail: own(pair.tail),
      }));
      const { id, head, tail } = relation;
      relations.push({ ...relation, id: own(id), head: own(head), tail: own(tail), evidence });
    }
    pieces += reading.read.pieces;
    of += reading.read.of;
  });
  const first = texts.find(({ reading }) => reading)?.reading;
  const document = newDocument('page', text, title);
  if (!first) return document;
  const { by, guideline } = first;
  const linking = texts.find(({ reading }) => reading?.linking)?.reading?.linking;
  const reading = { by, guideline, mentions, relations, read: { pieces, of }, unread: [] };
  return {
    ...document,
    reading: linking ? { ...reading, linking: { by: linking.by, concepts } } : reading,
  };
}
