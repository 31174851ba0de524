/**
 * How the work beside the model grows with the text: processor time of each part of a reading and of the page, for
 * texts of several lengths. The encoder is replaced by one that finds the same words at no cost, since its own work is
 * the same for each window (`bench/speed.ts` measures it). Processor time does not depend on what else the machine does.
 *
 * Then the heap of JavaScript after garbage collection, when so many abstracts have been read and dropped, one after the
 * other: what grows here is kept without need.
 *
 *   npx tsx bench/growth.ts [--characters 10000,100000,1000000] [--texts 10,100,1000] [--pack biogloss-mini]
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { blocksOf } from '../src/app/text/blocks.ts';
import { mentionsByBlock } from '../src/app/text/mentions-by-block.ts';
import { nest } from '../src/app/text/nest.ts';
import { outlineOf } from '../src/app/text/outline.ts';
import { contextReader } from '../src/core/context/context.ts';
import { digestOf } from '../src/core/digest/digest.ts';
import { entityGroups } from '../src/core/document/groups.ts';
import { likelyParts } from '../src/core/document/likely.ts';
import { newDocument, type TextDocument } from '../src/core/document/model.ts';
import { resolvedMentions } from '../src/core/document/resolve.ts';
import { relationsOf } from '../src/core/document/resolve-relations.ts';
import type { Engine } from '../src/core/engine.ts';
import { link } from '../src/core/link/link.ts';
import type { PackManifest } from '../src/core/pack/manifest.ts';
import { annotate } from '../src/core/read/annotate.ts';
import { createReader } from '../src/core/read/reader.ts';
import type { Result } from '../src/core/result.ts';
import { choices } from '../src/core/testing/random-numbers.ts';
import { findAbbreviations } from '../src/core/text/abbreviations.ts';
import { passageOf } from '../src/core/tokenize/passage.ts';
import { createGazetteers } from '../src/engine/lexicon/gazetteers.ts';
import { loadLexicon } from '../src/engine/lexicon/load-lexicon.ts';
import { readPack } from '../src/engine/pack/read-pack.ts';
import { writeJson } from '../src/formats/json/write.ts';
import { readFrom } from '../src/node/read-folder.ts';

const { values } = parseArgs({
  options: {
    characters: { type: 'string', default: '10000,100000,1000000' },
    texts: { type: 'string', default: '10,100,1000' },
    pack: { type: 'string', default: 'biogloss-mini' },
  },
});
const lengths = values.characters.split(',').map(Number);

/** One word in so many is a mention: 1,000,000 characters have about 20,000. */
const WORDS_A_MENTION = 7;

/**
 * Sentences and paragraphs of words that repeat as those of a language do: few are frequent, and the number of
 * different ones grows with the text.
 */
function textOf(characters: number): string {
  const { number, pick, once } = choices(7);
  const known: [string, ...string[]] = ['the'];
  const parts: string[] = [];
  let length = 0;
  for (let count = 1; length < characters; count += 1) {
    if (once(6)) known.push(newWord(pick, number, once(3)));
    // The lower the rank, the likelier: ranks are drawn from a logarithm.
    const rank = Math.floor(Math.exp((Math.log(known.length) * number(1000)) / 1000)) - 1;
    const word = known[rank] ?? 'the';
    const end = count % 160 === 0 ? '.\n' : count % 20 === 0 ? '. ' : ' ';
    parts.push(count % 20 === 1 ? word[0]?.toUpperCase() + word.slice(1) : word, end);
    length += word.length + end.length;
  }
  return parts.join('').slice(0, characters);
}

function newWord(
  pick: ReturnType<typeof choices>['pick'],
  number: (below: number) => number,
  isSymbol: boolean,
): string {
  const letters = () => pick(['A', 'B', 'C', 'D', 'F', 'K', 'M', 'N', 'P', 'R', 'S', 'T'] as const);
  if (isSymbol) return `${letters()}${letters()}${letters()}${letters()}${number(90) + 1}`;
  const syllables = [
    'ba',
    'ce',
    'di',
    'for',
    'ga',
    'lin',
    'mo',
    'ne',
    'pro',
    'ra',
    'su',
    'ti',
  ] as const;
  return Array.from({ length: 2 + number(4) }, () => pick(syllables)).join('');
}

/** An engine that takes every seventh word piece for a mention of one head, and few pairs for related. */
function costless(manifest: PackManifest): Engine {
  const heads = manifest.entities.heads.length;
  const { width } = manifest.architecture;
  return {
    async encode(ids) {
      const entityLogits = new Float32Array(ids.length * heads * 3);
      for (let at = 0; at < ids.length; at += 1) {
        const id = ids[at] ?? 0;
        const found = id > 999 && id % WORDS_A_MENTION === 0 ? id % heads : -1;
        for (let head = 0; head < heads; head += 1) {
          entityLogits[(at * heads + head) * 3 + (head === found ? 1 : 0)] = 8;
        }
      }
      return {
        entityLogits,
        answerLogits: new Float32Array(ids.length * 2),
        hidden: new Float32Array(ids.length * width).fill(0.1),
      };
    },
    async relate({ pairs }) {
      const logits = new Float32Array((pairs.length / 2) * (manifest.relations?.logits ?? 0));
      for (const { offset, labels } of manifest.relations?.schemas ?? []) {
        for (let pair = 0; pair < pairs.length / 2; pair += 1) {
          const at = pair * (manifest.relations?.logits ?? 0) + offset;
          logits[at + (pair % 20 === 0 ? 1 + (pair % (labels.length - 1)) : 0)] = 8;
        }
      }
      return logits;
    },
  };
}

function opened<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const folder = `public/models/${values.pack}/`;
const pack = opened(await readPack(readFrom(folder), folder, 'wasm', () => {}));
const gazetteer = opened(await createGazetteers(readFrom)('public/lexicons/gazetteer/'));
const { lexicon } = opened(await loadLexicon(readFrom('public/lexicons/biogloss/')));
const reader = {
  ...createReader(pack.manifest, pack.vocabulary, costless(pack.manifest)),
  gazetteer,
};

type Times = Map<string, number>;

/** Processor time of some work, in milliseconds, added under its name. */
async function spend<T>(times: Times, name: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  times.set(name, (user + system) / 1000);
  return result;
}

async function measure(text: string) {
  const times: Times = new Map();
  await spend(times, 'word pieces and sentences', () => passageOf(text, reader.tokenize));
  const control = { isCancelled: () => false, yieldControl: async () => {} };
  const read = opened(
    await spend(times, 'reading without the encoder', () => annotate({ text }, reader, control)),
  );
  const { mentions, relations } = read;
  const links = await spend(times, 'linking', () => link(text, mentions, lexicon));
  const document: TextDocument = {
    ...newDocument('d', text),
    reading: {
      by: { pack: { id: 'bench', version: '1' }, engine: 'wasm' },
      guideline: pack.manifest.entities.defaultGuideline,
      ...{ mentions, relations, read: read.read, unread: [] },
      linking: {
        by: { lexicon: { id: 'bench', version: '1' }, vocabularies: [] },
        concepts: Object.fromEntries(mentions.map(({ id }, at) => [id, links[at] ?? []])),
      },
    },
  };
  const shown = await spend(times, 'mentions, entities and relations of the page', () => {
    const resolved = resolvedMentions(document);
    likelyParts({ mentions: resolved, relations: relationsOf(document) }, entityGroups(resolved));
    return resolved;
  });
  await spend(times, 'blocks of the text with their marks', () => {
    const blocks = blocksOf(text);
    const lists = mentionsByBlock(blocks, shown, []);
    blocks.forEach((block, at) => {
      nest(block, lists[at] ?? []);
    });
  });
  await spend(times, 'what the card knows of the text', () => {
    const contextOf = contextReader(text);
    for (const mention of shown) contextOf(mention);
    findAbbreviations(text);
    outlineOf(text, blocksOf(text), shown);
  });
  await spend(times, 'digest for the library', () => digestOf(document));
  await spend(times, 'export as JSON', () => writeJson(document, new Date(0)));
  return { mentions: mentions.length, relations: relations.length, times };
}

// The first round compiles the code.
await measure(textOf(Math.min(...lengths)));
const rows = [];
for (const characters of lengths) rows.push(await measure(textOf(characters)));
const columns = lengths.map((characters) => characters.toLocaleString('en'));
console.log(`| Processor time, ms, by characters | ${columns.join(' | ')} |`);
console.log(`| --- |${rows.map(() => ' ---: |').join('')}`);
for (const name of rows[0]?.times.keys() ?? []) {
  console.log(
    `| ${name} | ${rows.map(({ times }) => Math.round(times.get(name) ?? 0)).join(' | ')} |`,
  );
}
console.log(`| mentions | ${rows.map(({ mentions }) => mentions).join(' | ')} |`);
console.log(`| relations | ${rows.map(({ relations }) => relations).join(' | ')} |`);

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const ABSTRACT = 1500;
const counts = values.texts.split(',').map(Number);
const abstracts = textOf(ABSTRACT * Math.max(...counts));
let read = 0;
for (const count of counts) {
  for (; read < count; read += 1) {
    await measure(abstracts.slice(read * ABSTRACT, (read + 1) * ABSTRACT));
  }
  collect();
  const { heapUsed } = process.memoryUsage();
  console.log(`after ${count} abstracts: ${(heapUsed / 1e6).toFixed(1)} MB of heap`);
}
