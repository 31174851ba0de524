import type { Mention, Relation } from '../../src/core/annotation.ts';
import { newDocument } from '../../src/core/document/model.ts';
import type { PackManifest } from '../../src/core/pack/manifest.ts';
import { choices } from '../../src/core/testing/random-numbers.ts';
import { writeJson } from '../../src/formats/json/write.ts';

/** Words between mentions: 20,000 mentions fit into the longest text that the page takes. */
const WORDS_BETWEEN = 5;
const WORDS_A_SENTENCE = 20;
const SENTENCES_A_PARAGRAPH = 8;
/** Names return, as those of an article do. */
const MENTIONS_A_NAME = 10;
const MENTIONS_A_RELATION = 10;

const WORDS = ['the', 'cells', 'were', 'found', 'to', 'bind', 'and', 'lower', 'rates'] as const;
const STEMS = ['ABC', 'KLM', 'NR', 'TP'] as const;
const TYPES = ['Gene', 'Chemical', 'Disease', 'Species', 'Variant', 'CellLine'] as const;

/** A file of the page's own format: a text with so many mentions, as read and linked by a pack, which then has nothing to read. */
export function drawnDocument(count: number, { id, version, entities }: PackManifest): string {
  const { text, mentions } = markedText(count);
  const names = new Set(mentions.map((mention) => mention.text));
  const concepts = new Map([...names].map((name) => [name, [{ id: `X:${name}`, name, score: 1 }]]));
  const document = {
    ...newDocument(`drawn-${count}`, text),
    reading: {
      by: { pack: { id, version }, engine: 'wasm' },
      guideline: entities.defaultGuideline,
      ...{ mentions, relations: relationsOf(mentions), unread: [] },
      read: { pieces: text.length, of: text.length },
      linking: {
        by: { lexicon: { id: 'bench', version: '1' }, vocabularies: [] },
        concepts: Object.fromEntries(
          mentions.map((mention) => [mention.id, concepts.get(mention.text) ?? []]),
        ),
      },
    },
  } as const;
  return writeJson(document, new Date(0));
}

function markedText(count: number): {
  readonly text: string;
  readonly mentions: readonly Mention[];
} {
  const { number, pick } = choices(count);
  const names = Array.from(
    { length: Math.ceil(count / MENTIONS_A_NAME) },
    (_, at) => [`${pick(STEMS)}${at}`, pick(TYPES)] as const,
  );
  const mentions: Mention[] = [];
  const parts = ['Marks that code has made\n'];
  let length = parts.join('').length;
  for (let word = 1; mentions.length < count; word += 1) {
    const isName = word % (WORDS_BETWEEN + 1) === 0;
    const [name, type] = names[number(names.length)] ?? ['', 'Gene'];
    const part = isName ? name : pick(WORDS);
    const end = length + part.length;
    if (isName) {
      const score = 0.4 + number(60) / 100;
      const group = `${type}:${name}`;
      mentions.push({
        id: `m${mentions.length}`,
        start: length,
        end,
        text: name,
        type,
        score,
        group,
      });
    }
    const gap = gapAfter(word);
    parts.push(part, gap);
    length = end + gap.length;
  }
  return { text: parts.join(''), mentions };
}

function gapAfter(word: number): string {
  if (word % WORDS_A_SENTENCE !== 0) return ' ';
  return word % (WORDS_A_SENTENCE * SENTENCES_A_PARAGRAPH) === 0 ? '.\n\n' : '. ';
}

/** Each relates a mention to the next one. */
function relationsOf(mentions: readonly Mention[]): readonly Relation[] {
  const relations = new Map<string, Relation>();
  for (let at = 0; at + 1 < mentions.length; at += MENTIONS_A_RELATION) {
    const [head, tail] = [mentions[at], mentions[at + 1]];
    if (!head || !tail || head.group === tail.group) continue;
    const id = `${head.group} ${tail.group}`;
    relations.set(id, {
      ...{ id, head: head.group, tail: tail.group, type: 'Association', schema: 'biored' },
      ...{ directed: false, score: 0.9 },
      evidence: [{ head: head.id, tail: tail.id, score: 0.9 }],
    });
  }
  return [...relations.values()];
}
