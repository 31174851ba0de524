import { useCallback, useEffect, useState } from 'react';
import type { SavedSearch } from '../../runtime/library-store/records.ts';
import { hashOf } from '../address/address.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';
import type { LibraryPage } from './library-page.ts';
import { type LibraryQuery, queryText } from './library-query.ts';

export interface SavedSearchesProps {
  readonly page: LibraryPage;
  readonly query: LibraryQuery;
}

/** Saved searches and views by name, and a button that saves the current one. */
export function SavedSearches({ page, query }: SavedSearchesProps) {
  const [saved, setSaved] = useState<readonly SavedSearch[]>([]);
  const [name, setName] = useState('');
  const change = useCallback(
    (wanted: { readonly save?: SavedSearch; readonly remove?: string } | undefined) =>
      page.run(async () => {
        const now = await page.client.call('searches', wanted);
        if (now.ok) setSaved(now.value);
        return now;
      }),
    [page],
  );
  useEffect(() => {
    void change(undefined);
  }, [change]);
  const text = queryText(query);
  const wanted = name.trim();
  return (
    <details className={styles.saved} data-saved={saved.length}>
      <summary>Saved searches{saved.length > 0 && ` (${saved.length})`}</summary>
      <div>
        {saved.length > 0 && (
          <ul>
            {saved.map((one) => (
              <li key={one.name}>
                <a
                  href={hashOf({ view: 'library', query: one.query })}
                  aria-current={one.query === text ? 'page' : undefined}
                >
                  {one.name}
                </a>
                <Button
                  isIcon
                  aria-label={`Remove the saved search ${one.name}`}
                  onClick={() => void change({ remove: one.name })}
                >
                  ✕
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted === '') return;
            void change({ save: { name: wanted, query: text } });
            setName('');
          }}
        >
          <label>
            Save what is shown as{' '}
            <input
              value={name}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <Button look="line" type="submit" disabled={wanted === ''}>
            Save
          </Button>
        </form>
        <p>Words, filters, order and view are saved, not what they find today.</p>
      </div>
    </details>
  );
}
