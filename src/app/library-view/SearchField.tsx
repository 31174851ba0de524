import { useEffect, useState } from 'react';
import styles from './LibraryView.module.css';
import { type LibraryQuery, SEARCH_MODES, type SearchMode } from './library-query.ts';

export interface SearchFieldProps {
  readonly query: LibraryQuery;
  /** `isNew`: a step that Back takes back. */
  readonly onChange: (change: Partial<LibraryQuery>, isNew?: boolean) => void;
}

const MODE_LABELS: Readonly<Record<SearchMode, string>> = {
  words: 'Words',
  concept: 'Concept',
  pair: 'Two concepts',
  relation: 'Relation',
};

const HINTS: Readonly<Record<SearchMode, string>> = {
  words: 'Words, “a phrase”, an author, a PMID or DOI',
  concept: 'A name, a synonym, or an identifier',
  pair: 'aspirin > nausea',
  relation: 'aspirin > nausea, or one of them',
};

/** How long somebody types until it is searched. */
const PATIENCE_MS = 150;

/** What is looked for, and as what. */
export function SearchField({ query, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(query.search);
  const [before, setBefore] = useState(query.search);
  // Another address came: Back, or a link.
  if (before !== query.search) {
    setBefore(query.search);
    setTyped(query.search);
  }
  useEffect(() => {
    if (typed === query.search) return;
    // A search that grows letter by letter is one step for Back.
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
