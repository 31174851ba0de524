/**
 * Whether the first answer is the right end of what a text says, in 73 questions of our own (`questions/questions.tsv`: text,
 * question, right answers): 'What prevented seizures?' asks for the drug, 'What did diazepam prevent?' for the disease. An
 * answer is right when it is one of the given ones, articles and case aside. With --list every question.
 *
 *   npx tsx bench/questions.ts [--pack DIR] [--list]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UNCANCELLED } from '../src/cli/read-all.ts';
import { answer } from '../src/core/read/answer.ts';
import { openPack, SENTENCE_OPTIONS } from './open-pack.ts';

const { values } = parseArgs({ options: SENTENCE_OPTIONS });

const { reader, close } = await openPack(values.pack);

const bare = (words: string): string => words.toLowerCase().replace(/^(?:the|an?) /u, '');

const counts = new Map<string, Record<'right' | 'wrong' | 'no answer', number>>();
for (const line of readFileSync('bench/questions/questions.tsv', 'utf8').trim().split('\n')) {
  const [text = '', question = '', given = ''] = line.split('\t');
  const said = await answer({ text, question, limit: 3 }, reader, UNCANCELLED);
  if (!said.ok) throw new Error(JSON.stringify(said.error));
  const [first] = said.value.answers;
  const isRight = first && given.split('|').map(bare).includes(bare(first.text));
  const outcome = first ? (isRight ? 'right' : 'wrong') : 'no answer';
  // A text of more than one sentence mostly holds what answers other questions.
  const row = /\. \p{Lu}/u.test(text) ? 'several sentences' : 'one sentence';
  const known = counts.get(row) ?? { right: 0, wrong: 0, 'no answer': 0 };
  counts.set(row, { ...known, [outcome]: known[outcome] + 1 });
  if (values.list) {
    const shown = said.value.answers.map((one) => `${one.text} ${one.score.toFixed(2)}`);
    console.log([outcome, question, shown.join(' | ') || '-', text].join('\t'));
  }
}
console.log('| text | right | wrong | no answer |\n| --- | --- | --- | --- |');
for (const [row, one] of counts) {
  console.log(`| ${row} | ${one.right} | ${one.wrong} | ${one['no answer']} |`);
}
await close();
