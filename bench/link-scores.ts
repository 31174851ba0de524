/**
 * How often the best concept of a gold mention is right, by its score: from which score on it is worth saying. Needs the
 * corpora, which are not part of this repository (format in src/cli/evaluate).
 *
 *   npx tsx bench/link-scores.ts [--data ../shared/data] [--part dev] > bench/results/link-scores-dev.jsonl
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDocuments } from '../src/cli/evaluate/corpus.ts';
import { goldConcepts } from '../src/cli/evaluate/gold-concepts.ts';
import { openNodeLinker } from '../src/cli/open-node-lexicon.ts';
import { link } from '../src/core/link/link.ts';
import { isLinked } from '../src/core/link/linkable.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    part: { type: 'string', default: 'dev' },
  },
});

const CORPORA = [
  'bc5cdr',
  'ncbi_disease',
  'nlm_gene',
  'gnormplus',
  'biored',
  'species800',
  'nlm_chem',
  'tmvar3',
];
/** Lower limits of the ranges of scores. */
const RANGES = [0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9];

const linker = await openNodeLinker();
if (!linker.ok || !linker.value) throw new Error('The lexicon cannot be opened.');
const { lexicon } = linker.value;

for (const corpus of CORPORA) {
  const file = `${values.data}/corpora/${corpus}/${values.part}.jsonl.gz`;
  if (!existsSync(file)) continue;
  const counts = new Map<string, { right: number; wrong: number }[]>();
  for await (const { value } of readDocuments(file, Number.POSITIVE_INFINITY, () => {})) {
    const mentions = value.entities.map(({ start, end, type }) => ({
      ...{ start, end, type },
      text: value.text.slice(start, end),
    }));
    const offered = link(value.text, mentions, lexicon);
    value.entities.forEach(({ type, concept }, index) => {
      const gold = goldConcepts(type, concept ?? []);
      const best = offered[index]?.[0];
      if (gold.length === 0 || !best || !isLinked(type)) return;
      const ofType = counts.get(type) ?? RANGES.map(() => ({ right: 0, wrong: 0 }));
      const range = ofType[RANGES.findLastIndex((from) => best.score >= from)];
      if (range) range[gold.includes(best.id) ? 'right' : 'wrong'] += 1;
      counts.set(type, ofType);
    });
  }
  for (const [type, ranges] of counts) {
    const byScore = Object.fromEntries(
      ranges.flatMap(({ right, wrong }, at) =>
        right + wrong === 0 ? [] : [[`from ${RANGES[at]}`, { right, wrong }]],
      ),
    );
    console.log(JSON.stringify({ corpus, part: values.part, type, byScore }));
  }
}
