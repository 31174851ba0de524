import type { Agreement } from './agreement.ts';
import type { EngineRun } from './chromium.ts';
import type { Machine } from './machine.ts';
import { asMarkup, ms } from './markup.ts';
import type { Measured } from './measured.ts';
import { type PageReport, pageReport } from './page-report.ts';
import { STAGES } from './stages.ts';

export interface Report extends PageReport {
  readonly at: string;
  readonly machine: Machine;
  readonly loadAfter: number;
  readonly inChromium: readonly EngineRun[];
  readonly inNode: readonly EngineRun[];
  readonly native: readonly EngineRun[];
  readonly agreements: readonly Agreement[];
  readonly notes: readonly string[];
}

/** The whole page, without scripts and without further files. */
export function reportPage(report: Report): string {
  const { machine } = report;
  const load = `load ${machine.loadBefore} before, ${report.loadAfter} after`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>BioGloss: how fast</title><style>${STYLE}</style>
<h1>How fast</h1>
<p>${asMarkup(
    `${report.at}; ${machine.cores} x ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}; ${load}; Node ${machine.node}, ${machine.browser}; commit ${machine.commit}; ${Object.entries(
      machine.versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
  )}.
Repeat it with <code>npm run bench</code>. Alternatives run in turn, round by round; times are medians. Processor time counts all threads
and is hardly moved by other work on the machine, time on the clock is. Ratios within a table hold elsewhere, times do not.</p>
${passes('One pass of the encoder in Chromium', report.inChromium)}
${passes('One pass under Node', report.inNode)}
${passes('The same graph in native onnxruntime', report.native)}
${stages('Reading 256 word pieces in Chromium, stage by stage', report.inChromium)}
${stages('Reading 256 word pieces under Node, stage by stage', report.inNode)}
${agreementOf(report.agreements)}
${opening([...report.inChromium, ...report.inNode])}
${pageReport(report)}
<h2>Notes</h2><ul>${report.notes.map((note) => `<li>${asMarkup(note)}</li>`).join('')}</ul>
</html>
`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433;background:#fff}
h2{margin:2.5rem 0 .5rem}table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #d5dae3}
th:first-child,td:first-child{text-align:left}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}
.wide{overflow-x:auto}.c0{fill:#2563eb}.c1{fill:#d97706}.c2{fill:#7c3aed}.c3{fill:#0d9488}.c4{fill:#be123c}.c5{fill:#65758b}
@media(prefers-color-scheme:dark){body{color:#e5e9f0;background:#12161f}td,th{border-color:#333b4a}.c0{fill:#60a5fa}.c1{fill:#fbbf24}.c2{fill:#a78bfa}.c3{fill:#2dd4bf}.c4{fill:#fb7185}.c5{fill:#94a3b8}}`;

const nameOf = ({ engine, threads, pack }: EngineRun, isPackShown: boolean): string =>
  `${engine}, ${threads === 1 ? '1 thread' : `${threads} threads`}${isPackShown ? `, ${pack.split(',')[0]}` : ''}`;

/** Processor time where it is known, because it is more reliable than wall-clock time on a machine with other load. */
const best = (measured: Readonly<Record<string, Measured>> | undefined): number | undefined =>
  (measured?.processor ?? measured?.clock)?.median;

function passes(title: string, runs: readonly EngineRun[]): string {
  if (runs.length === 0) return '';
  const lengths = [...new Set(runs.flatMap((run) => Object.keys(run.passes)))];
  const isPackShown = new Set(runs.map(({ pack }) => pack)).size > 1;
  const names = runs.map((run) => nameOf(run, isPackShown));
  const rows = runs.map((run, index) => {
    const cells = lengths.map((length) => {
      const { clock } = run.passes[length] ?? {};
      return `<td>${ms(best(run.passes[length]))}</td><td>${ms(clock?.median)}</td>`;
    });
    return `<tr><td>${asMarkup(names[index] ?? '')}</td>${cells.join('')}</tr>`;
  });
  const head = lengths.map((length) => `<th>${length}: processor</th><th>clock</th>`).join('');
  const bars = lengths.map((length) => ({
    label: `${length} pieces`,
    values: runs.map((run) => best(run.passes[length])),
  }));
  return `<h2>${asMarkup(title)}</h2><p>Milliseconds, by word pieces.</p>${barsOf(names, bars)}
<div class="wide"><table><tr><th>Engine</th>${head}</tr>${rows.join('')}</table></div>`;
}

function stages(title: string, runs: readonly EngineRun[]): string {
  if (runs.length === 0) return '';
  const measured = runs.filter((run) => run.stages);
  const isPackShown = new Set(measured.map(({ pack }) => pack)).size > 1;
  const rows = measured.map((run) => {
    const cells = STAGES.map((stage) => `<td>${ms(run.stages?.[stage]?.median)}</td>`);
    return `<tr><td>${asMarkup(nameOf(run, isPackShown))}</td>${cells.join('')}</tr>`;
  });
  const bars = measured.map((run) => ({
    label: nameOf(run, isPackShown),
    values: STAGES.map((stage) => run.stages?.[stage]?.median),
  }));
  return `<h2>${asMarkup(title)}</h2><p>Milliseconds on the clock.</p>${stackOf([...STAGES], bars)}
<div class="wide"><table><tr><th>Engine</th>${STAGES.map((stage) => `<th>${stage}</th>`).join('')}</tr>${rows.join('')}</table></div>`;
}

function opening(runs: readonly EngineRun[]): string {
  if (runs.length === 0) return '';
  const rows = runs.map(
    (run) =>
      `<tr><td>${asMarkup(nameOf(run, true))}</td><td>${ms(run.openCpuMs)}</td><td>${ms(run.openMs)}</td></tr>`,
  );
  return `<h2>From bytes to an engine</h2><p>Milliseconds: the graph read, code compiled, weights packed, for the kernels the self-check too; a pipeline also fetches its files.
onnxruntime's own code is compiled by whatever needs it first.</p><div class="wide"><table><tr><th>Engine</th><th>processor</th><th>clock</th></tr>${rows.join('')}</table></div>`;
}

function agreementOf(agreements: readonly Agreement[]): string {
  if (agreements.length === 0) return '';
  const rows = agreements.flatMap(
    ({ corpus, documents, scores, mentions, shared, scoreDifference }) =>
      Object.entries(scores).map(
        ([engine, { precision, recall, f1 }]) =>
          `<tr><td>${asMarkup(`${corpus} (${documents}), ${engine}`)}</td>${[precision, recall, f1]
            .map((value) => `<td>${value.toFixed(1)}</td>`)
            .join(
              '',
            )}<td>${mentions[engine]}</td><td>${shared}</td><td>${scoreDifference.mean.toFixed(3)}</td></tr>`,
      ),
  );
  return `<h2>Do the engines find the same?</h2><p>Strict scores under the default guideline, of the types each document marks; mentions, and how many both engines find; the mean
difference of these ones' scores.</p><div class="wide"><table><tr><th>Documents, engine</th><th>precision</th><th>recall</th><th>F1</th><th>mentions</th><th>shared</th><th>scores apart</th></tr>${rows.join('')}</table></div>`;
}

interface Bars {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

const WIDTH = 900;
const LEFT = 130;
const BAR = 14;

/** Grouped horizontal bars. The table below them has the same values. */
function barsOf(names: readonly string[], groups: readonly Bars[]): string {
  const most = Math.max(1, ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const parts: string[] = [];
  let y = 4;
  for (const { label, values } of groups) {
    parts.push(`<text x="0" y="${y + BAR - 2}">${asMarkup(label)}</text>`);
    values.forEach((value, index) => {
      const width = ((value ?? 0) / most) * (WIDTH - LEFT - 60);
      parts.push(
        `<rect class="c${index % 6}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 2}"/><text x="${LEFT + width + 6}" y="${y + BAR - 3}">${ms(value)}</text>`,
      );
      y += BAR;
    });
    y += 10;
  }
  return figure(parts, y, names);
}

/** One bar for each group, with its values stacked. */
function stackOf(names: readonly string[], groups: readonly Bars[]): string {
  const sums = groups.map(({ values }) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  const parts: string[] = [];
  let y = 4;
  groups.forEach(({ label, values }, group) => {
    parts.push(`<text x="0" y="${y + 12}">${asMarkup(label)}: ${ms(sums[group])}</text>`);
    let x = 0;
    values.forEach((value, index) => {
      const width = ((value ?? 0) / most) * WIDTH;
      parts.push(
        `<rect class="c${index % 6}" x="${x.toFixed(1)}" y="${y + 18}" width="${width.toFixed(1)}" height="16"/>`,
      );
      x += width;
    });
    y += 46;
  });
  return figure(parts, y, names);
}

function figure(parts: string[], height: number, names: readonly string[]): string {
  let y = height + 8;
  const legend = names.map((name, index) => {
    const line = `<rect class="c${index % 6}" x="0" y="${y}" width="12" height="12"/><text x="18" y="${y + 11}">${asMarkup(name)}</text>`;
    y += 18;
    return line;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="Bars; the table below has the numbers">${[...parts, ...legend].join('')}</svg>`;
}
