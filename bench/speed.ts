/**
 * How fast: every stage, engine and pack, in Chromium and under Node, beside Transformers.js and native onnxruntime with the same
 * weights. Writes `dist/bench/bench.json` and a page with plots beside it. About three minutes on a quiet machine.
 *
 *   npm run bench [-- --full] [--packs models/biogloss-mini/] [--huggingface FOLDER] [--python PATH] [--corpora FILE,FILE] [--documents N]
 *
 * `--full`: more rounds, two threads too, and how the text's length and the number of mentions tell (half an hour). `--huggingface`: a folder that
 * `python -m biogloss_training huggingface` wrote; without one the peer is left out. `--corpora`: files of gold documents
 * (as `biogloss evaluate` reads them) on which the engines' mentions are compared. The start is measured where `npm run build` has
 * been run.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureChromium } from './speed/chromium.ts';
import { describeMachine, load } from './speed/machine.ts';
import { measureNative } from './speed/native.ts';
import { measureNode } from './speed/node.ts';
import { type Report, reportPage } from './speed/report.ts';
import { measureStarts } from './speed/starts.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    packs: { type: 'string' },
    huggingface: { type: 'string' },
    corpora: { type: 'string' },
    documents: { type: 'string', default: '50' },
    python: { type: 'string', default: 'python3' },
  },
});
const allPacks = readdirSync('public/models').map((name) => `models/${name}/`);
const packs = values.packs?.split(',') ?? allPacks;
const [firstPack = ''] = packs;
const rounds = values.full ? 15 : 5;
const threads = values.full ? [1, 2] : [1];
const notes = [
  'No other in-browser reader of names could be run: GLiNER.js and others fetch their models from a hub, and none comes with a package.',
  'scispaCy, HunFlair2 and PubTator are not measured here: what is known of them is what their authors published.',
];

const machine = describeMachine();
const say = (what: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);
say('Chromium');
const { huggingface: huggingFace } = values;
const inChromium = await measureChromium({
  ...{ packs, rounds, threads, huggingFace },
  corpora: values.corpora?.split(',') ?? [],
  documents: Number(values.documents),
  lengths: values.full ? [10_000, 100_000, 1_000_000] : [10_000],
  texts: values.full ? [10, 100, 1000] : [10, 20],
});
if (!huggingFace) notes.push('Transformers.js was not measured: give --huggingface FOLDER.');
say('Node');
const inNode = await measureNode(packs, rounds);
say('native');
const native = threads.flatMap((count) => {
  const found = measureNative(firstPack, rounds, count, values.python);
  if (typeof found !== 'string') return [found];
  if (count === 1) notes.push(found);
  return [];
});
say('start');
const starts = await measureStarts(values.full ? 5 : 2);
if (!starts) notes.push('The start was not measured: run `npm run build` first.');

const report: Report = {
  at: new Date().toISOString(),
  ...{ machine, loadAfter: load(), chromium: inChromium.version },
  ...{ agreements: inChromium.agreements, growth: inChromium.growth },
  ...{ inChromium: inChromium.runs, inNode, native, starts, notes },
};
if (!existsSync('dist/bench')) mkdirSync('dist/bench', { recursive: true });
writeFileSync('dist/bench/bench.json', `${JSON.stringify(report, undefined, 2)}\n`);
writeFileSync('dist/bench/index.html', reportPage(report));
say('dist/bench/index.html');
process.exit(0);
