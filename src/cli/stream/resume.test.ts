import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../core/result.ts';
import { answerLine } from './answer.ts';
import { openAnswerFile } from './answer-file.ts';
import { inOrder } from './in-order.ts';
import { linesToAnswer } from './lines-to-answer.ts';
import type { Shard } from './options.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biogloss-resume-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ALL: Shard = { index: 1, count: 1 };

/** Answers the records without an answer, as the command does, with a reader that finds nothing. */
async function run(input: string, path: string, shard: Shard, isResumed = true) {
  const complaints: string[] = [];
  const file = await openAnswerFile(path, { isResumed, shard }, (one) => complaints.push(one));
  if (!file.ok) return { ...file, complaints };
  async function* chunks() {
    yield Buffer.from(input);
  }
  await inOrder(
    linesToAnswer(chunks(), shard, file.value.answered),
    (line) => answerLine(line, async ({ text }) => ok({ length: text.length })),
    ({ json }) => file.value.put(`${json}\n`),
    4,
  );
  await file.value.close();
  return { ok: true, complaints };
}

const line = fc.oneof(
  fc
    .record({ id: fc.nat(99), text: fc.string({ maxLength: 8, unit: 'grapheme' }) })
    .map((one) => JSON.stringify(one)),
  fc.constantFrom('', '  ', '{"id":', '[]', '\ufeff'),
);
const input = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ''));
const shard = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.integer({ min: 1, max: count }).map((index) => ({ index, count })));

let files = 0;
const fresh = () => {
  files += 1;
  return join(folder, `${files}.jsonl`);
};

describe('a run that goes on', () => {
  it('gives the same file wherever it was cut off, at any byte', async () => {
    await fc.assert(
      fc.asyncProperty(input, shard, fc.nat(), async (text, of, cut) => {
        const path = fresh();
        await run(text, path, of, false);
        const whole = await readFile(path);
        await writeFile(path, whole.subarray(0, cut % (whole.length + 1)));
        await run(text, path, of);
        expect((await readFile(path)).equals(whole)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same file at every single byte of one', async () => {
    const text = '{"id":1,"text":"α"}\n\nbad\n{"id":"ü","text":"xy"}\n{"id":3,"text":""}';
    const path = fresh();
    await run(text, path, ALL, false);
    const whole = await readFile(path);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      await writeFile(path, whole.subarray(0, cut));
      const { complaints } = await run(text, path, ALL);
      expect((await readFile(path)).equals(whole)).toBe(true);
      const isBetween = cut === 0 || whole[cut - 1] === 0x0a;
      expect(complaints).toHaveLength(isBetween ? 0 : 1);
    }
  });

  it('answers each record once over all shards', async () => {
    await fc.assert(
      fc.asyncProperty(input, fc.integer({ min: 1, max: 5 }), async (text, count) => {
        const one = fresh();
        await run(text, one, ALL, false);
        const parts: string[] = [];
        for (let index = 1; index <= count; index += 1) {
          const path = fresh();
          await run(text, path, { index, count }, false);
          parts.push(...(await readFile(path, 'utf8')).split('\n').filter(Boolean));
        }
        const byLine = (a: string, b: string) => JSON.parse(a).line - JSON.parse(b).line;
        expect(parts.sort(byLine)).toEqual(
          (await readFile(one, 'utf8')).split('\n').filter(Boolean),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never writes over a file, and takes none that is no output of this input and shard', async () => {
    const path = fresh();
    const text = '{"id":1,"text":"a"}\n{"id":2,"text":"b"}\n{"id":3,"text":"c"}\n';
    await run(text, path, ALL, false);
    const whole = await readFile(path, 'utf8');
    expect(await run(text, path, ALL, false)).toMatchObject({
      error: expect.stringContaining('--resume'),
    });
    expect(await run(text, path, { index: 1, count: 2 })).toMatchObject({
      error: expect.stringContaining('answers line 2, which is of another shard'),
    });
    await expect(run('{"id":1,"text":"a"}\n\n\n', path, ALL)).rejects.toThrow('another input');
    await expect(run('{"id":1,"text":"a"}\n', path, ALL)).rejects.toThrow('another input');
    expect(await readFile(path, 'utf8')).toBe(whole);
    const other = fresh();
    for (const content of ['{"id":1}\n', '{"line":2,"a":1}\n{"line":2,"a":1}\n', '\0\0\0\n']) {
      await writeFile(other, content);
      expect(await run(text, other, ALL)).toMatchObject({ ok: false });
      expect(await readFile(other, 'utf8')).toBe(content);
    }
  });
});
