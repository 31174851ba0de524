/**
 * What a pack finds in 200 short sentences of our own (`short/sentences.txt`: titles, conclusions, clinical notes, lay
 * sentences, questions, bullet points, and sentences that name nothing), each read alone, with pooled heads: strict
 * precision, recall and F1 of each type, with and without the dictionary. Then the recall of the entities that are marked
 * in `claims/sentences.txt`, where not all are. With --list also every sentence in which something is missed or wrong.
 *
 *   npx tsx bench/short.ts [--pack DIR] [--list]
 *
 * Words for people are neither marked nor scored: as species, some corpora mark 'patients', others only 'human', others neither.
 * Types that the sentences do not mark (anatomy, cell types, gene families) are not scored either.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UNCANCELLED } from '../src/cli/read-all.ts';
import type { Engine } from '../src/core/engine.ts';
import { type Scores, scoresOf } from '../src/core/evaluate/counts.ts';
import {
  addByType,
  type CountsByType,
  countEntities,
  micro,
} from '../src/core/evaluate/entities.ts';
import { POOLED } from '../src/core/pack/pooled.ts';
import { annotate } from '../src/core/read/annotate.ts';
import { openEntityPack, SENTENCE_OPTIONS } from './open-pack.ts';
import { markedSentencesOf } from './sentences/marked.ts';

const { values } = parseArgs({ options: SENTENCE_OPTIONS });

const TYPES = ['Disease', 'Chemical', 'Gene', 'Species', 'Variant', 'CellLine'];
const PEOPLE =
  /^(?:patients?|people|humans?|persons?|m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|adults?|bab(?:y|ies)|infants?|participants?|subjects?|volunteers?|individuals?|carriers?|families|family|mothers?|fathers?|students?|athletes|nurses)$/i;

const { reader: opened, close } = await openEntityPack(values.pack);
const { gazetteer, ...bare } = opened;
const model = { ...bare, engine: reused(opened.engine) };
const READERS = { 'model alone': model, 'with dictionary': { ...model, gazetteer } };

type Found = readonly { start: number; end: number; type: string; text: string }[];

async function read(text: string, reader: typeof model): Promise<Found> {
  const found = await annotate({ text, guideline: POOLED }, reader, UNCANCELLED);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value.mentions.filter((one) => TYPES.includes(one.type) && !PEOPLE.test(one.text));
}

const tables = [
  { file: 'bench/short/sentences.txt', isWhole: true },
  { file: 'bench/claims/sentences.txt', isWhole: false },
];
for (const { file, isWhole } of tables) {
  const sentences = markedSentencesOf(readFileSync(file, 'utf8'));
  const measured = Object.entries(READERS).map(([how, reader]) => ({
    ...{ how, reader, byType: new Map() as CountsByType, byKind: new Map() as CountsByType },
  }));
  for (const { kind, text, marked, mentions } of sentences) {
    for (const one of measured) {
      const found = await read(text, one.reader);
      const counts = countEntities(mentions, found, TYPES);
      one.byType = addByType(one.byType, counts);
      one.byKind = addByType(one.byKind, new Map([[`'${kind}'`, micro(counts)]]));
      if (values.list) listFaults(`${one.how}\t${kind}`, marked, mentions, found, isWhole);
    }
  }
  const columns = [`${file}`, 'read by', 'marked', ...(isWhole ? ['precision'] : []), 'recall'];
  console.log(
    `| ${[...columns, ...(isWhole ? ['F1'] : [])].join(' | ')} |\n|${' --- |'.repeat(columns.length + Number(isWhole))}`,
  );
  for (const { how, byType, byKind } of measured) {
    for (const [row, count] of [...byType, ...byKind, ['all', micro(byType)] as const]) {
      const isScored = count.gold > 0 || (isWhole && count.predicted > 0);
      if (isScored || row === "'nothing'") {
        console.log(line(row, how, scoresOf(count), isWhole));
      }
    }
  }
  console.log();
}
await close();

/** Remembers what the encoder said last: a sentence is read twice. */
function reused(engine: Engine): Engine {
  let last: { readonly ids: string; readonly said: ReturnType<Engine['encode']> } | undefined;
  return {
    ...engine,
    encode(ids, types) {
      if (last?.ids !== ids.join()) last = { ids: ids.join(), said: engine.encode(ids, types) };
      return last.said;
    },
  };
}

function line(row: string, how: string, scores: Scores, isWhole: boolean): string {
  const { gold, precision, recall, f1, predicted } = scores;
  const cells = isWhole
    ? [gold, gold === 0 ? `(${predicted} found)` : precision, recall, f1]
    : [gold, recall];
  return `| ${[row, how, ...cells].join(' | ')} |`;
}

function listFaults(
  row: string,
  marked: string,
  mentions: readonly { start: number; end: number; type: string; name: string }[],
  found: Found,
  isWhole: boolean,
) {
  const keyOf = (one: { start: number; end: number; type: string }) =>
    `${one.start} ${one.end} ${one.type}`;
  const right = new Set(mentions.map(keyOf));
  const got = new Set(found.map(keyOf));
  const missed = mentions.filter((one) => !got.has(keyOf(one)));
  const wrong = isWhole ? found.filter((one) => !right.has(keyOf(one))) : [];
  if (missed.length + wrong.length === 0) return;
  const names = [
    missed.map(({ type, name }) => `${type}:${name}`).join(', ') || '-',
    wrong.map(({ type, text }) => `${type}:${text}`).join(', ') || '-',
  ];
  console.log([row, `missed ${names[0]}`, `wrong ${names[1]}`, marked].join('\t'));
}
