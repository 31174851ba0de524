import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

async function* from<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

describe('work on several inputs at once', () => {
  it('gives the results in the order of the inputs, and never has more under way than the window', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(20), fc.nat(5)), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (delays, window) => {
          const results: number[] = [];
          let underWay = 0;
          let most = 0;
          await inOrder(
            from(delays.map((delay, index) => ({ index, delay }))),
            async ({ index, delay: [work] }) => {
              underWay += 1;
              most = Math.max(most, underWay);
              await turns(work);
              return index;
            },
            async (index) => {
              await turns(delays[index]?.[1] ?? 0);
              results.push(index);
              underWay -= 1;
            },
            window,
          );
          expect(results).toEqual(delays.map((_, index) => index));
          expect(most).toBeLessThanOrEqual(window);
        },
      ),
    );
  });

  it('asks for no further input while nobody takes the results', async () => {
    let asked = 0;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* endless() {
      while (asked < 1000) {
        asked += 1;
        yield asked;
      }
    }
    const done = inOrder(
      endless(),
      async (value) => value,
      () => held,
      8,
    );
    await turns(500);
    expect(asked).toBe(8);
    go();
    await done;
    expect(asked).toBe(1000);
  });

  it('gives a result while the input pauses', async () => {
    const given: number[] = [];
    let end = () => {};
    async function* pausing() {
      yield 1;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    }
    const done = inOrder(
      pausing(),
      async (value) => value,
      async (value) => {
        given.push(value);
      },
      8,
    );
    await turns(50);
    expect(given).toEqual([1]);
    end();
    await done;
  });

  it('ends with the first error, of input, work or output, and what was given before it is a beginning', async () => {
    const error = new Error('broken');
    const throwing = async function* () {
      yield 0;
      throw error;
    };
    const given: number[] = [];
    const put = async (value: number) => {
      if (value === 3) throw error;
      given.push(value);
    };
    const same = async (value: number) => value;
    await expect(inOrder(throwing(), same, put, 4)).rejects.toBe(error);
    given.length = 0;
    await expect(inOrder(from([0, 1, 2, 3, 4]), same, put, 2)).rejects.toBe(error);
    expect(given).toEqual([0, 1, 2]);
    given.length = 0;
    const second = async (value: number) => {
      if (value === 1) throw error;
      return value;
    };
    await expect(inOrder(from([0, 1, 2]), second, put, 3)).rejects.toBe(error);
    expect(given).toEqual([0]);
  });
});
