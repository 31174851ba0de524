/**
 * What the pack claims of 218 sentences of our own (`claims/sentences.txt`), whose entities are given: whether the one
 * raises or lowers the other as the sentence says. Writes a table by kind of sentence, or with --list every sentence.
 *
 *   npx tsx bench/claims.ts [--pack DIR] [--list]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UNCANCELLED } from '../src/cli/read-all.ts';
import { LIKELY } from '../src/core/annotation.ts';
import { relateGiven } from '../src/core/read/relate.ts';
import { mergeRelations } from '../src/core/relate/merge.ts';
import { type Sign, signOfLabel } from '../src/core/relate/polarity.ts';
import { openPack, SENTENCE_OPTIONS } from './open-pack.ts';
import { markedSentencesOf } from './sentences/marked.ts';

const { values } = parseArgs({ options: SENTENCE_OPTIONS });

const SENTENCES = 'bench/claims/sentences.txt';
/** The effect of the one entity on the other in sentences of a kind; 0 when they state none. The sign stands after the kind. */
const SIGNS: Readonly<Record<string, Sign>> = { '+': 1, '-': -1, '0': 0 };

const OUTCOMES = ['right', 'opposite', 'no direction', 'nothing'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** For a sentence that states no effect, no claim is right, and every claim counts as 'opposite'. */
function outcomeOf(expected: Sign, label: string | undefined): Outcome {
  if (expected === 0) return label === undefined ? 'right' : 'opposite';
  if (label === undefined) return 'nothing';
  const said = signOfLabel(label);
  if (said === 0) return 'no direction';
  return said === expected ? 'right' : 'opposite';
}

const { reader, close } = await openPack(values.pack);

const counts = new Map<string, Record<Outcome, number>>();
const count = (row: string, outcome: Outcome) => {
  const known = counts.get(row) ?? { right: 0, opposite: 0, 'no direction': 0, nothing: 0 };
  counts.set(row, { ...known, [outcome]: known[outcome] + 1 });
};
for (const { kind, about, ...sentence } of markedSentencesOf(readFileSync(SENTENCES, 'utf8'))) {
  const { text, marked } = sentence;
  const sign = SIGNS[about[0] ?? ''] ?? 0;
  const mentions = sentence.mentions.map((mention) => ({
    ...mention,
    groups: [`${mention.type} ${mention.name}`],
  }));
  const scores = await relateGiven(text, mentions, reader, UNCANCELLED);
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
await close();
