import { expect, test } from 'vitest';
import { openLibraryClient } from './library-client.ts';

test('where no worker can be started, a call is rejected with the reason', async () => {
  // Node has no such workers.
  const client = openLibraryClient();
  await expect(client.call('open', undefined)).rejects.toThrow('Worker');
});
