/**
 * Whether relations stay within their clauses, in 60 sentences of our own (`clauses/sentences.txt`) whose entities are given
 * and which each say several things: 'A inhibits B, whereas C inhibits D', 'the B inhibitor A was combined with C'. Behind
 * '=>' stand the right claims: 'one|other|+' for what raises, '-' for what lowers, '*' for what may be claimed or not.
 * Writes what is shown at once: right claims, wrong ones, and right ones that are missing; with --list all claims.
 *
 *   npx tsx bench/clauses.ts [--pack DIR] [--list]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UNCANCELLED } from '../src/cli/read-all.ts';
import { LIKELY } from '../src/core/annotation.ts';
import { relateGiven } from '../src/core/read/relate.ts';
import { mergeRelations } from '../src/core/relate/merge.ts';
import { signOfLabel } from '../src/core/relate/polarity.ts';
import { openPack, SENTENCE_OPTIONS } from './open-pack.ts';
import { markedSentencesOf } from './sentences/marked.ts';

const { values } = parseArgs({ options: SENTENCE_OPTIONS });

const { reader, close } = await openPack(values.pack);

/** Pairs of names, each in alphabetical order, with what may be claimed of them. */
const claimsIn = (said: string): ReadonlyMap<string, string> =>
  new Map(
    said.split(';').flatMap((claim) => {
      const [one = '', other = '', sign = ''] = claim.trim().split('|');
      return sign === '' ? [] : [[pairOf(one, other), sign]];
    }),
  );
const pairOf = (one: string, other: string): string => [one, other].sort().join('|');

const counts = new Map<string, { right: number; wrong: number; missing: number }>();
for (const sentence of markedSentencesOf(readFileSync('bench/clauses/sentences.txt', 'utf8'))) {
  const [text = '', said = ''] = sentence.text.split(' =>');
  const expected = claimsIn(said);
  const mentions = sentence.mentions.map((mention) => ({ ...mention, groups: [mention.name] }));
  const scores = await relateGiven(text, mentions, reader, UNCANCELLED);
  if (!scores.ok) throw new Error(JSON.stringify(scores.error));
  const claims = mergeRelations(
    scores.value.filter(({ score, schema }) => score >= schema.threshold),
  );
  const count = counts.get(sentence.kind) ?? { right: 0, wrong: 0, missing: 0 };
  counts.set(sentence.kind, count);
  const open = new Map([...expected].filter(([, sign]) => sign !== '*'));
  if (values.list) console.log(text);
  for (const { head, tail, type, score } of claims) {
    const pair = pairOf(head, tail);
    const sign = expected.get(pair);
    const does = signOfLabel(type);
    const isRight =
      sign !== undefined && (sign === '*' || does === (sign === '+' ? 1 : -1) || does === 0);
    if (score >= LIKELY) {
      if (!isRight) count.wrong += 1;
      else if (open.delete(pair)) count.right += 1;
    }
    if (values.list)
      console.log(`  ${isRight ? 'right' : 'wrong'} ${score.toFixed(2)} ${head} ${type} ${tail}`);
  }
  count.missing += open.size;
}
console.log('| sentences | right | wrong | missing |\n| --- | --- | --- | --- |');
for (const [kind, { right, wrong, missing }] of counts) {
  console.log(`| ${kind} | ${right} | ${wrong} | ${missing} |`);
}
await close();
