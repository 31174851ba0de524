import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../../bin/biogloss.mjs', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biogloss-stream-'));
});
afterAll(() => rm(folder, { recursive: true }));

const start = (...argv: string[]) => {
  const child = spawn(process.execPath, [bin, ...argv]);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return { child, said, ended: once(child, 'close').then(([code]) => code as number) };
};

async function run(argv: readonly string[], stdin: string | Uint8Array = '') {
  const { child, said, ended } = start(...argv);
  child.stdin.end(stdin);
  const code = await ended;
  const json = (text: string) => text.trimEnd().split('\n').filter(Boolean);
  return { code, answers: json(said.out).map((line) => JSON.parse(line)), ...said };
}

const record = (id: number | string, text: string) => `${JSON.stringify({ id, text })}\n`;
const records = (count: number) =>
  Array.from({ length: count }, (_, index) => record(index, 'Aspirin.')).join('');

describe('biogloss annotate --stream', () => {
  it('answers with what annotate says, in order, and a bad record in its place', async () => {
    const text = 'Aspirin inhibits COX-2.';
    const bad = '{"id":3}\n\nno\n';
    const input = `${record(1, text)}${record('α', '😀 Metformin.')}${bad}${record(1, text)}`;
    const [stream, plain] = await Promise.all([
      run(['annotate', '--stream', '--workers', '2'], gzipSync(input)),
      // A session of a stream has one thread; with more threads the engine rounds differently.
      run(['annotate', '--threads', '1'], record(1, text) + record('α', '😀 Metformin.')),
    ]);
    expect(stream.code).toBe(1);
    expect(stream.answers.map(({ line, id, error }) => [line, id, error?.code])).toEqual([
      [1, 1, undefined],
      [2, 'α', undefined],
      [3, 3, 'not-a-record'],
      [5, undefined, 'not-json'],
      [6, 1, undefined],
    ]);
    const [first, second] = plain.answers;
    expect(stream.answers[0]).toEqual({ line: 1, ...first });
    expect(stream.answers[1]).toEqual({ line: 2, ...second });
    const [opened, ...metrics] = stream.err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(opened).toMatchObject({ opened: { reader: 'model', pack: { id: expect.any(String) } } });
    expect(metrics.at(-1)).toMatchObject({ metrics: { answered: 5, failed: 2, isLast: true } });
  });

  it('answers before its input ends', async () => {
    const { child, said, ended } = start(
      'annotate',
      '--stream',
      '--reader',
      'none',
      '--workers',
      '2',
    );
    child.stdin.write(record(1, 'a') + record(2, 'b'));
    while (said.out.split('\n').length < 3) await once(child.stdout, 'data');
    expect(said.out).toContain('"line":2');
    child.stdin.end();
    expect(await ended).toBe(0);
  });

  it('goes on after it was killed, without a lost or doubled record', async () => {
    const input = join(folder, 'input.jsonl');
    const out = join(folder, 'killed.jsonl');
    await writeFile(input, records(20_000));
    const argv = [
      'annotate',
      '--stream',
      '--reader',
      'none',
      '--workers',
      '2',
      '--out',
      out,
      input,
    ];
    let kills = 0;
    for (; kills < 2; kills += 1) {
      const { child, ended } = start(...argv, '--resume');
      const before = await size(out);
      while ((await size(out)) === before && child.exitCode === null) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      child.kill('SIGKILL');
      await ended;
    }
    expect((await run([...argv, '--resume'])).code).toBe(0);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).line)).toEqual(
      Array.from({ length: 20_000 }, (_, index) => index + 1),
    );
    expect((await run(argv)).code).toBe(4);
  });

  it('says what is wrong with its options, its pack and its input', async () => {
    const failing: [number, string, string[]][] = [
      [2, '--shard must be I/N', ['--shard', '3/2']],
      [2, '--resume needs --out', ['--resume']],
      [2, 'reads one FILE', ['a', 'b']],
      [2, 'leave out --to', ['--to', 'bioc-xml']],
      [2, '--workers must be', ['--workers', '0']],
      [3, 'pack', ['--pack', folder]],
      [1, 'no such file', ['--reader', 'none', join(folder, 'none.jsonl')]],
    ];
    await Promise.all(
      failing.map(async ([code, reason, argv]) => {
        const run_ = await run(['annotate', '--stream', '--workers', '1', ...argv]);
        expect([run_.code, run_.err]).toEqual([code, expect.stringContaining(reason)]);
      }),
    );
    expect((await run(['annotate', '--workers', '2'])).err).toContain('--workers needs --stream');
  });
});

describe('biogloss convert --stream', () => {
  it('says in its place what was not read, and which records are withdrawn', async () => {
    const article = (pmid: number, title: string) =>
      `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
    const xml = `<PubmedArticleSet>${article(1, 'One')}${article(2, '')}${article(3, 'Three')}<DeleteCitation><PMID>8</PMID></DeleteCitation></PubmedArticleSet>`;
    const { answers, code, err } = await run(['convert', '--stream', '--to', 'json-lines'], xml);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(answers).toMatchObject([
      { document: { id: '1', text: 'One' } },
      { notice: { record: { id: '2' }, reason: expect.stringContaining('no title') } },
      { document: { id: '3' } },
      { notice: { withdrawn: ['8'] } },
      { end: { documents: 2 } },
    ]);
    const wrong = await run(['convert', '--stream', '--to', 'bioc-xml'], xml);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--to json-lines')]);
  });
});

const size = (path: string) =>
  readFile(path).then(
    (bytes) => bytes.length,
    () => 0,
  );
