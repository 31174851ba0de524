import { expect, test } from 'vitest';
import { fail } from '../../core/result.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import type { SearchResult } from '../../runtime/library-store/search-library.ts';
import { createSearch } from '../../runtime/library-store/search-library.ts';
import { searchAll, shownBy } from './use-search.ts';

const clientOf = (answers: Readonly<Record<string, SearchResult>>) => ({
  call: (async (_: string, { query }: { query: string }) => {
    const answer = answers[query];
    if (!answer) throw new Error('the worker ended');
    return answer;
  }) as unknown as LibraryClient['call'],
});
const words = (search: string) => ({ by: 'words' as const, search });

test('a document is found where each of the searches finds it', async () => {
  const client = clientOf({
    gout: { keys: ['a', 'b'], elapsedMs: 2 },
    rats: { keys: ['b', 'c'], elapsedMs: 3, isPartial: true },
  });
  expect(await searchAll(client, [words('gout'), words('rats')], false)).toEqual({
    ...{ status: 'found', keys: new Set(['b']), elapsedMs: 5, isPartial: true },
  });
});

test('no document is shown as found before the answer, nor where the search stopped', async () => {
  const failed = await searchAll(clientOf({}), [words('gout')], false);
  expect(failed).toEqual({ status: 'failed' });
  expect(shownBy(failed)).toEqual(new Set());
  expect(shownBy({ status: 'searching' })).toEqual(new Set());
  expect(shownBy({ status: 'none' })).toBeUndefined();
});

test('a search says that texts could not be read', async () => {
  const head = { key: 'a', place: 0, revision: 1, changed: 0, title: 'Gout', length: 0 };
  const known = new Map([['a', { head, marks: { tags: [] } }]]);
  const { search } = createSearch(known, {
    texts: async () => fail({ code: 'storage-failed', reason: 'x' }),
  });
  const request = { mode: 'words', query: 'gout', isUnsureToo: false } as const;
  expect(await search(request)).toMatchObject({ keys: [], isPartial: true });
});
