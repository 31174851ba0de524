import { useState } from 'react';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { hashOf } from '../address/address.ts';
import { formatCount } from '../content/format.ts';
import { Button } from '../ui/Button/Button.tsx';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery } from './library-query.ts';
import { MarkedSentence } from './MarkedSentence.tsx';
import { authorsOf } from './row-words.ts';
import styles from './SentenceList.module.css';
import { MAX_SENTENCES, useSnippets } from './use-search.ts';

export interface SentenceListProps {
  readonly page: LibraryPage;
  /** The documents shown, in their order. */
  readonly rows: readonly LibraryRow[];
  readonly query: LibraryQuery;
}

/** Number of documents listed at first, and added each time. */
const STEP = 30;

/** The sentences that a search found, by document: the sources of a figure. */
export function SentenceList({ page, rows, query }: SentenceListProps) {
  const [count, setCount] = useState(STEP);
  const listed = rows.slice(0, count);
  const snippets = useSnippets(
    page,
    query,
    listed.map(({ key }) => key),
    MAX_SENTENCES.list,
  );
  if (query.search.trim() === '') {
    return (
      <p className={styles.none}>
        Search for words, a concept or a relation, or choose a figure of a table: its sentences are
        listed here.
      </p>
    );
  }
  return (
    <section className={styles.sentences} aria-label="Sentences" data-sentences={rows.length}>
      <ol>
        {listed.map((row) => {
          const found = snippets.get(row.key);
          const rest = (found?.sentences ?? 0) - (found?.shown.length ?? 0);
          return (
            <li key={row.key} data-sentences-of={row.key}>
              <h2>
                <a href={hashOf({ view: 'read', key: row.key })}>
                  {row.name || 'Record without a text'}
                </a>
              </h2>
              <p className={styles.facts}>
                {[authorsOf(row), row.year, row.journal].filter(Boolean).join(' · ')}
              </p>
              <ul>
                {found?.shown.map((snippet) => (
                  <li key={snippet.sentence} data-sentence="">
                    <MarkedSentence snippet={snippet} />
                  </li>
                ))}
              </ul>
              {rest > 0 && (
                <p className={styles.facts}>
                  and {formatCount(rest)} more: open the document to read them
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {count < rows.length && (
        <Button look="line" onClick={() => setCount(count + STEP)}>
          Show more
        </Button>
      )}
      {rows.length === 0 && <p className={styles.none}>No document is like this.</p>}
    </section>
  );
}
