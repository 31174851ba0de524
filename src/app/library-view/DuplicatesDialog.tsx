import { useCallback, useEffect, useState } from 'react';
import type { Pair, Reason } from '../../core/bibliography/duplicates.ts';
import { planJoins } from '../../core/bibliography/join-plan.ts';
import type { Duplicates } from '../../runtime/library-store/library.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { plural } from '../content/format.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import styles from './DuplicatesDialog.module.css';
import type { LibraryPage } from './library-page.ts';
import { authorsOf, reviewOf, statusOf } from './row-words.ts';

export interface DuplicatesDialogProps {
  readonly page: LibraryPage;
  readonly rows: ReadonlyMap<string, LibraryRow>;
  readonly onClose: () => void;
}

const REASONS: Readonly<Record<Reason, string>> = {
  pmid: 'the same PMID',
  doi: 'the same DOI',
  pmcid: 'the same PMCID',
  text: 'the same title and text',
};

/** Number of pairs drawn. */
const DRAWN = 100;

/** Pairs of documents that are, or may be, of one publication: the reasons, and the choice to join them or not. */
export function DuplicatesDialog({ page, rows, onClose }: DuplicatesDialogProps) {
  const [found, setFound] = useState<Duplicates>();
  const look = useCallback(
    () =>
      page.client
        .call('duplicates', undefined)
        .then(setFound, () => setFound({ pairs: [], joined: [], apart: [] })),
    [page],
  );
  useEffect(() => {
    void look();
  }, [look]);
  const join = async (pairs: readonly Pair[]) => {
    const open = found?.pairs.filter((pair) => !pairs.includes(pair) && !pair.isCertain) ?? [];
    const apart = [...(found?.apart ?? []), ...open.map(({ a, b }) => [a, b] as const)];
    const wanted = planJoins(pairs, apart, (one, other) => isWorthMore(one, other, rows));
    await page.run(() => page.client.call('join', { pairs: wanted }));
    await look();
  };
  const part = async (keys: readonly string[]) => {
    await page.run(() => page.client.call('part', { keys }));
    await look();
  };
  const keepApart = async (pair: readonly [string, string], isApart: boolean) => {
    await page.run(() => page.client.call('keepApart', { pairs: [pair], isApart }));
    await look();
  };
  const certain = found?.pairs.filter(({ isCertain }) => isCertain) ?? [];
  const joined = found?.joined.filter(([gone, kept]) => rows.has(gone) && rows.has(kept)) ?? [];
  const apart = found?.apart.filter(([a, b]) => rows.has(a) && rows.has(b)) ?? [];
  return (
    <Dialog title="Duplicates" isWide onClose={onClose}>
      <div className={styles.duplicates} data-duplicates={found?.pairs.length ?? ''}>
        {found?.pairs.length === 0 && <p>No two documents look like one publication.</p>}
        {certain.length > 0 && (
          <p>
            <Button look="primary" onClick={() => void join(certain)}>
              Join the {plural(certain.length, 'certain pair')}
            </Button>{' '}
            The one with more decisions stays; it gets what it lacks of the other, which lies under
            ‘Deleted’. They can be parted again.
          </p>
        )}
        <ul>
          {found?.pairs.slice(0, DRAWN).map((pair) => {
            const [kept, gone] = inOrder(pair, rows);
            return (
              <li key={`${pair.a} ${pair.b}`} data-pair={pair.isCertain ? 'certain' : 'possible'}>
                <p className={styles.reason}>
                  {pair.isCertain ? 'They have ' : 'Perhaps one: they have '}
                  {REASONS[pair.reason]}
                  {!pair.isCertain &&
                    (pair.reason === 'text' ? ', and other identifiers' : ', and other titles')}
                </p>
                <Described row={rows.get(kept)} />
                <Described row={rows.get(gone)} />
                <div className={styles.deeds}>
                  <Button look="line" onClick={() => void join([pair])}>
                    Join
                  </Button>
                  <Button look="line" onClick={() => void keepApart([pair.a, pair.b], true)}>
                    Not duplicates
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
        {joined.length > 0 && (
          <details data-joined={joined.length}>
            <summary>{plural(joined.length, 'document')} joined with another</summary>
            <ul>
              {joined.slice(0, DRAWN).map(([gone, kept]) => (
                <li key={gone}>
                  <Described row={rows.get(gone)} />
                  <p className={styles.reason}>is joined with</p>
                  <Described row={rows.get(kept)} />
                  <Button look="line" onClick={() => void part([gone])}>
                    Part them
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
        {apart.length > 0 && (
          <details>
            <summary>{plural(apart.length, 'pair')} that you said are no duplicates</summary>
            <ul>
              {apart.map((pair) => (
                <li key={pair.join(' ')}>
                  <Described row={rows.get(pair[0])} />
                  <Described row={rows.get(pair[1])} />
                  <Button look="line" onClick={() => void keepApart(pair, false)}>
                    Take this back
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Dialog>
  );
}

function Described({ row }: { readonly row: LibraryRow | undefined }) {
  if (!row) return null;
  const ids = [row.pmid && `PMID ${row.pmid}`, row.doi && `DOI ${row.doi}`, row.pmcid];
  const rest = [
    authorsOf(row),
    row.year,
    row.journal,
    ...ids,
    statusOf(row),
    reviewOf(row),
    row.from,
  ];
  return (
    <p className={styles.described}>
      <b>{row.name || 'Record without a text'}</b>
      <span>{rest.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** The pair with the document to keep first. */
const inOrder = ({ a, b }: Pair, rows: Rows): readonly [string, string] =>
  isWorthMore(b, a, rows) ? [b, a] : [a, b];

type Rows = DuplicatesDialogProps['rows'];

/**
 * True when the first document is to be kept: it has more decisions, or was read, or comes from PubMed. False when both
 * are equal.
 */
function isWorthMore(one: string, other: string, rows: Rows): boolean {
  const [x, y] = [rows.get(one), rows.get(other)];
  return x !== undefined && y !== undefined && worth(x) > worth(y);
}

const worth = ({ decided, status, pmid }: LibraryRow): number =>
  decided * 4 + (status === 'read' ? 2 : 0) + (pmid === undefined ? 0 : 1);
