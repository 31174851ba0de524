import { describe, expect, it } from 'vitest';
import { serial } from './serial.ts';

describe('serial', () => {
  it('never enters two tasks at once and keeps their order', async () => {
    const inTurn = serial();
    const events: string[] = [];
    const task = (name: string) => async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
    };
    await Promise.all([inTurn(task('one')), inTurn(task('two'))]);
    expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('ends with its last task, once, behind those that came before', async () => {
    const inTurn = serial();
    const events: string[] = [];
    const note = (name: string) => async () => {
      events.push(name);
    };
    const task = inTurn(note('task'));
    const closed = [inTurn.close(note('last')), inTurn.close(note('last again'))];
    const late = inTurn(note('late'));
    await expect(late).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await Promise.all([task, ...closed]);
    expect(events).toEqual(['task', 'last']);
  });

  it('goes on after a task that failed', async () => {
    const inTurn = serial();
    const failed = inTurn(() => Promise.reject(new Error('broken')));
    await expect(failed).rejects.toThrow('broken');
    await expect(inTurn(async () => 'fine')).resolves.toBe('fine');
  });
});
