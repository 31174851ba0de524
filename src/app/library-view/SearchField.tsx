import { useEffect, useState } from 'react';
import styles from './LibraryView.module.css';
import { type LibraryQuery, SEARCH_MODES, type SearchMode } from './library-query.ts';

export interface SearchFieldProps {
  readonly query: LibraryQuery;
  /** `isNew` adds a step to the browser's history. */
  readonly onChange: (change: Partial<LibraryQuery>, isNew?: boolean) => void;
}

const MODE_LABELS: Readonly<Record<SearchMode, string>> = {
  words: 'Words',
  concept: 'Concept',
  denied: 'Denied concept',
  pair: 'Two concepts',
  relation: 'Relation',
};

const HINTS: Readonly<Record<SearchMode, string>> = {
  words: 'Words, “a phrase”, an author, a PMID or DOI',
  concept: 'A name, a synonym, or an identifier',
  denied: 'A name or identifier of what texts only deny',
  pair: 'aspirin > nausea',
  relation: 'aspirin > nausea, or one of them',
};

/** Milliseconds without typing before a search starts. */
const PATIENCE_MS = 150;

/** The search text and its kind. */
export function SearchField({ query, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(query.search);
  const [before, setBefore] = useState(query.search);
  // The address has changed: Back, or a link.
  if (before !== query.search) {
    setBefore(query.search);
    setTyped(query.search);
  }
  useEffect(() => {
    if (typed === query.search) return;
    // All searches typed in a row are one step of the browser's history.
    const wait = setTimeout(() => onChange({ search: typed }, query.search === ''), PATIENCE_MS);
    return () => clearTimeout(wait);
  }, [typed, query.search, onChange]);
  return (
    <search className={styles.search} aria-label="Search the library">
      <select
        aria-label="Search for"
        value={query.by}
        onChange={({ currentTarget }) => {
          const by = SEARCH_MODES.find((one) => one === currentTarget.value);
          if (by) onChange({ by });
        }}
      >
        {SEARCH_MODES.map((one) => (
          <option key={one} value={one}>
            {MODE_LABELS[one]}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Search"
        data-search=""
        placeholder={HINTS[query.by]}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </search>
  );
}
