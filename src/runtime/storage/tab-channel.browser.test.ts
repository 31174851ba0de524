import { expect, it, vi } from 'vitest';
import { openTabChannel } from './tab-channel.ts';

it('tells others until it is closed, and nothing after', async () => {
  const name = crypto.randomUUID();
  const [one, other] = [openTabChannel<string>(name), openTabChannel<string>(name)];
  const heard: string[] = [];
  const stop = other.listen((message) => heard.push(message));
  one.tell('first');
  await vi.waitFor(() => expect(heard).toEqual(['first']), { timeout: 30_000 });
  one.close();
  one.tell('after the end');
  const third = openTabChannel<string>(name);
  third.tell('last');
  await vi.waitFor(() => expect(heard).toEqual(['first', 'last']), { timeout: 30_000 });
  stop();
  third.close();
  other.close();
});
