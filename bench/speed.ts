/**
 * How fast: every stage, engine and pack, in Chromium and under Node, beside Transformers.js and native onnxruntime with the same
 * weights; and the built page: its start, how it draws, and its memory. Writes `dist/bench/bench.json` and a page with plots beside
 * it. About three minutes on a quiet machine.
 *
 *   npm run bench [-- --full] [--parts drawing,soak] [--packs models/biogloss-mini/] [--huggingface FOLDER] [--python PATH]
 *     [--corpora FILE,FILE] [--documents N]
 *
 * `--full`: more rounds, two threads too, and how the text's length, the number of mentions and the number of texts tell. `--parts`:
 * only these. `--huggingface`: a folder that `python -m biogloss_training huggingface` wrote; without one the peer is left out.
 * `--corpora`: files of gold documents (as `biogloss evaluate` reads them) on which the engines' mentions are compared. What needs the
 * built page is measured where `npm run build` has been run.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { withBuiltPage } from './speed/built-page.ts';
import { measureEngines, withEnginePage } from './speed/chromium.ts';
import { type Look, measureDrawing } from './speed/drawing.ts';
import { measureGrowth } from './speed/growth.ts';
import { describeMachine, load } from './speed/machine.ts';
import { measureNative } from './speed/native.ts';
import { measureNode } from './speed/node.ts';
import { type Report, reportPage } from './speed/report.ts';
import { measureSoak } from './speed/soak.ts';
import { measureStarts } from './speed/starts.ts';

const PARTS = ['engines', 'growth', 'node', 'native', 'start', 'drawing', 'soak'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    parts: { type: 'string', default: PARTS.join(',') },
    packs: { type: 'string' },
    huggingface: { type: 'string' },
    corpora: { type: 'string' },
    documents: { type: 'string', default: '50' },
    python: { type: 'string', default: 'python3' },
  },
});
const wanted = values.parts.split(',');
const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: the parts are ${PARTS.join(', ')}.`);
  process.exit(2);
}
const allPacks = readdirSync('public/models').map((name) => `models/${name}/`);
const packs = values.packs?.split(',') ?? allPacks;
const [firstPack = ''] = packs;
/** The fastest: what is looked at does not depend on the model. */
const soakPack = EMBEDDED_PACKS.at(-1)?.id ?? '';
const rounds = values.full ? 15 : 5;
const threads = values.full ? [1, 2] : [1];
const desktop = { width: 1440, height: 900, slowdown: 1 };
const phone = { width: 390, height: 844, slowdown: 4 };
const looks: readonly Look[] = values.full
  ? [
      ...[1, 100, 1000, 5000, 20_000].map((mentions) => ({ mentions, ...desktop })),
      ...[100, 1000].map((mentions) => ({ mentions, ...phone })),
    ]
  : [100, 1000].map((mentions) => ({ mentions, ...desktop }));
const notes = [
  'No other in-browser reader of names could be run: GLiNER.js and others fetch their models from a hub, and none comes with a package.',
  'scispaCy, HunFlair2 and PubTator are not measured here: what is known of them is what their authors published.',
];

const say = (what: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);

/** The result of a part; undefined where it is not wanted. */
async function part<T>(name: Part, measure: () => T | Promise<T>): Promise<T | undefined> {
  if (!wanted.includes(name)) return undefined;
  say(name);
  return measure();
}

const machine = describeMachine();
const { huggingface: huggingFace } = values;
const engines = await part('engines', () =>
  withEnginePage(huggingFace, (browser, url) =>
    measureEngines(browser, url, {
      ...{ packs, rounds, threads, huggingFace },
      corpora: values.corpora?.split(',') ?? [],
      documents: Number(values.documents),
    }),
  ),
);
if (engines && !huggingFace)
  notes.push('Transformers.js was not measured: give --huggingface FOLDER.');
const growth = await part('growth', () =>
  withEnginePage(undefined, (browser, url) =>
    measureGrowth(browser, url, firstPack, values.full ? [10_000, 100_000, 1_000_000] : [10_000]),
  ),
);
const inNode = await part('node', () => measureNode(packs, rounds));
const native = await part('native', () =>
  threads.flatMap((count) => {
    const found = measureNative(firstPack, rounds, count, values.python);
    if (typeof found !== 'string') return [found];
    if (count === 1) notes.push(found);
    return [];
  }),
);
const ofPage = await withBuiltPage(async (browser, url) => ({
  starts: await part('start', () => measureStarts(browser, url, values.full ? 5 : 2)),
  drawings: await part('drawing', () => measureDrawing(browser, url, looks)),
  soak: await part('soak', () =>
    measureSoak(browser, url, soakPack, values.full ? [10, 100, 1000] : [10, 20]),
  ),
}));
if (!ofPage) notes.push('The page was not measured: run `npm run build` first.');

const report: Report = {
  at: new Date().toISOString(),
  ...{ machine, loadAfter: load(), notes },
  ...{ inChromium: engines?.runs ?? [], inNode: inNode ?? [], native: native ?? [] },
  ...{ agreements: engines?.agreements ?? [], growth },
  ...{ starts: ofPage?.starts, drawings: ofPage?.drawings, soak: ofPage?.soak },
};
mkdirSync('dist/bench', { recursive: true });
writeFileSync('dist/bench/bench.json', `${JSON.stringify(report, undefined, 2)}\n`);
writeFileSync('dist/bench/index.html', reportPage(report));
say('dist/bench/index.html');
process.exit(0);
