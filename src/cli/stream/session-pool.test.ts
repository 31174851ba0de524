import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../core/result.ts';
import type { InputLine } from '../lines.ts';
import { answerLine } from './answer.ts';
import { inOrder } from './in-order.ts';
import { type Session, sessionPool } from './session-pool.ts';

const bytesOf = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

async function answered(lines: readonly InputLine[], sessions: () => Session, count: number) {
  const pool = sessionPool(sessions, count);
  const answers: Record<string, unknown>[] = [];
  async function* input() {
    yield* lines;
  }
  await inOrder(
    input(),
    pool.answer,
    async ({ json }) => {
      answers.push(JSON.parse(json));
    },
    count * 4,
  );
  return { answers, replaced: pool.replaced() };
}

/** A session that finds nothing and takes several turns. A text `die` ends it, `fail` is a failure, `throw` a bug. */
function session(): Session {
  let dead = false;
  return {
    opened: Promise.resolve(ok({})),
    end: () => {
      dead = true;
    },
    async answer(line) {
      if (dead) throw new Error('used after its end');
      for (let turn = 0; turn < (line.number * 7) % 11; turn += 1) await Promise.resolve();
      return answerLine(line, async ({ text }) => {
        if (text === 'throw') throw new Error('a bug');
        if (text === 'fail') return fail({ code: 'out-of-memory', reason: 'full' });
        return ok({ length: text.length });
      }).then((answer) => {
        if (!line.isTooLong && Buffer.from(line.bytes).includes('"die"')) {
          dead = true;
          throw new Error('killed');
        }
        return answer;
      });
    },
  };
}

const kinds = {
  good: (id: number) => ({ id, text: 'abc' }),
  die: (id: number) => ({ id, text: 'die' }),
  fail: (id: number) => ({ id, text: 'fail' }),
  throw: (id: number) => ({ id, text: 'throw' }),
  textless: (id: number) => ({ id }),
  broken: () => '{"id":',
} as const;
const codes = {
  good: undefined,
  die: 'session-ended',
  fail: 'out-of-memory',
  throw: 'unexpected',
  textless: 'not-a-record',
  broken: 'not-json',
} as const;
const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));

describe('a pool of sessions', () => {
  it('answers every line once, in its place, with its own error where it has one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (chosen, count) => {
          const lines = chosen.map((one, index) => ({
            number: index + 1,
            bytes: bytesOf(kinds[one](index)),
          }));
          const { answers, replaced } = await answered(lines, session, count);
          expect(answers.map(({ line }) => line)).toEqual(lines.map(({ number }) => number));
          expect(
            answers.map(({ error }) => (error as { code?: string } | undefined)?.code),
          ).toEqual(chosen.map((one) => codes[one]));
          const lost = chosen.filter((one) => ['die', 'fail', 'throw'].includes(one)).length;
          expect(replaced).toBe(lost);
        },
      ),
    );
  });

  it('says why no session could be opened', async () => {
    let started = 0;
    const start = (): Session => {
      started += 1;
      return { ...session(), opened: Promise.resolve(started === 2 ? fail('no pack') : ok({})) };
    };
    expect(await sessionPool(start, 3).opened).toEqual(fail('no pack'));
  });

  it('rejects the lines that follow when a session that ended cannot be replaced', async () => {
    let started = 0;
    const start = (): Session => {
      started += 1;
      return { ...session(), opened: Promise.resolve(started > 1 ? fail('disk is gone') : ok({})) };
    };
    const lines = [
      { number: 1, bytes: bytesOf(kinds.die(1)) },
      { number: 2, bytes: bytesOf(kinds.good(2)) },
    ];
    await expect(answered(lines, start, 1)).rejects.toThrow('cannot be replaced: disk is gone');
  });

  it('answers a line that is too long, and keeps the id of a record without a text', async () => {
    const lines: InputLine[] = [
      { number: 1, bytes: new Uint8Array(), isTooLong: true },
      { number: 2, bytes: bytesOf({ id: 'x' }) },
      {
        number: 3,
        bytes: bytesOf({ format: 'biogloss-exchange', document: { id: 'y', text: 'ab' } }),
      },
    ];
    const { answers } = await answered(lines, session, 2);
    expect(answers).toEqual([
      { line: 1, error: { code: 'line-too-long', message: 'is longer than 64 MiB' } },
      {
        line: 2,
        id: 'x',
        error: { code: 'not-a-record', message: expect.stringContaining('text') },
      },
      { line: 3, id: 'y', length: 2 },
    ]);
  });
});
