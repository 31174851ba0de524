/**
 * What the pack claims of 218 sentences of our own (`claims/sentences.txt`), whose entities are given: whether the one
 * raises or lowers the other as the sentence says. Writes a table by kind of sentence, or with --list every sentence.
 *
 *   npx tsx bench/claims.ts [--pack DIR] [--list]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LIKELY } from '../src/core/annotation.ts';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { relateGiven } from '../src/core/read/relate.ts';
import { mergeRelations } from '../src/core/relate/merge.ts';
import { type Sign, signOfLabel } from '../src/core/relate/polarity.ts';
import { openReader } from '../src/node/open-reader.ts';

const { values } = parseArgs({
  options: {
    pack: { type: 'string', default: `public/${EMBEDDED_PACKS[0].folder}` },
    list: { type: 'boolean' },
  },
});

const SENTENCES = 'bench/claims/sentences.txt';
const SIGNS: Readonly<Record<string, Sign>> = { '+': 1, '-': -1, '0': 0 };

interface Sentence {
  readonly kind: string;
  /** What it says that the one does to the other; 0: nothing. */
  readonly sign: Sign;
  readonly marked: string;
}

/** A kind of sentence stands above them: '# increase + the one raises the other'. */
function sentencesOf(file: string): readonly Sentence[] {
  let kind = '';
  let sign: Sign = 0;
  return file.split('\n').flatMap((line) => {
    const heading = /^# (\w+) ([-+0]) /.exec(line);
    if (heading) [kind, sign] = [heading[1] ?? '', SIGNS[heading[2] ?? ''] ?? 0];
    return heading || line.trim() === '' ? [] : [{ kind, sign, marked: line }];
  });
}

/** Entities stand in braces behind their type. */
function readMarked(marked: string) {
  let text = '';
  let last = 0;
  const mentions = [...marked.matchAll(/\{(\w+):([^}]*)\}/g)].map((match, index) => {
    const [whole, type = '', name = ''] = match;
    text += marked.slice(last, match.index);
    last = match.index + whole.length;
    const start = text.length;
    text += name;
    return { id: `T${index}`, start, end: text.length, type, groups: [`${type} ${name}`] };
  });
  return { text: text + marked.slice(last), mentions };
}

const OUTCOMES = ['right', 'opposite', 'no direction', 'nothing'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Of a sentence that says nothing of the kind, nothing is right and any claim 'opposite'. */
function outcomeOf(expected: Sign, label: string | undefined): Outcome {
  if (expected === 0) return label === undefined ? 'right' : 'opposite';
  if (label === undefined) return 'nothing';
  const said = signOfLabel(label);
  if (said === 0) return 'no direction';
  return said === expected ? 'right' : 'opposite';
}

const opened = await openReader({ pack: values.pack, threads: 1 }, () => {});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const { reader } = opened.value;
const control = { isCancelled: () => false, yieldControl: async () => {} };

const counts = new Map<string, Record<Outcome, number>>();
const count = (row: string, outcome: Outcome) => {
  const known = counts.get(row) ?? { right: 0, opposite: 0, 'no direction': 0, nothing: 0 };
  counts.set(row, { ...known, [outcome]: known[outcome] + 1 });
};
for (const { kind, sign, marked } of sentencesOf(readFileSync(SENTENCES, 'utf8'))) {
  const { text, mentions } = readMarked(marked);
  const scores = await relateGiven(text, mentions, reader, control);
  if (!scores.ok) throw new Error(JSON.stringify(scores.error));
  const claimed = mergeRelations(
    scores.value.filter(({ score, schema }) => score >= schema.threshold),
  );
  const best = [...claimed].sort((a, b) => b.score - a.score)[0];
  const shown = best && best.score >= LIKELY ? best : undefined;
  for (const each of [kind, 'all']) {
    count(`${each}\tshown at once`, outcomeOf(sign, shown?.type));
    count(`${each}\tless certain too`, outcomeOf(sign, best?.type));
  }
  if (values.list) {
    const said = best ? `${best.type} ${best.score.toFixed(2)}` : '-';
    console.log(
      [kind, outcomeOf(sign, shown?.type), outcomeOf(sign, best?.type), said, marked].join('\t'),
    );
  }
}
if (!values.list) {
  console.log(
    `| sentences | claims | ${OUTCOMES.join(' | ')} |\n|${' --- |'.repeat(OUTCOMES.length + 2)}`,
  );
  const rows = [...counts].sort(
    ([a], [b]) => Number(a.startsWith('all')) - Number(b.startsWith('all')),
  );
  for (const [row, outcomes] of rows) {
    console.log(
      `| ${row.replace('\t', ' | ')} | ${OUTCOMES.map((one) => outcomes[one]).join(' | ')} |`,
    );
  }
}
await opened.value.close();
