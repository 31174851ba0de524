import { useMemo, useSyncExternalStore } from 'react';
import { describeFailure } from '../../core/catalogue/failure.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { hashOf } from '../address/address.ts';
import { formatCount, plural, shortened } from '../content/format.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { isToRead } from '../reading-queue/queue.ts';
import type { QueueState, ReadingQueue } from '../reading-queue/queue-model.ts';
import { Bar } from '../ui/Bar/Bar.tsx';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';
import type { LibraryPage } from './library-page.ts';

export interface QueueBarProps {
  readonly page: LibraryPage;
  readonly queue: ReadingQueue;
  readonly rows: ReadonlyMap<string, LibraryRow>;
}

/** Length of a name that keeps the line short. */
const MAX_NAME = 60;

/** The reading queue: its progress and speed, and the buttons that control it. */
export function QueueBar({ page, queue, rows }: QueueBarProps) {
  const state = useSyncExternalStore(queue.store.subscribe, queue.store.getState);
  const { left, failed, done } = useMemo(() => countOf(rows), [rows]);
  const [only] = failed.length === 1 ? failed : [];
  const { status, problem, noEngine } = state;
  const isUnderWay = status === 'reading' || status === 'waiting' || status === 'elsewhere';
  if (left === 0 && failed.length === 0 && !isUnderWay && problem === undefined) return null;
  return (
    <section className={styles.queue} aria-label="Reading" data-queue={status} data-left={left}>
      <p>
        {wordsOf(state, rows, left)}
        {(isUnderWay || status === 'paused') && <span>{speedOf(state, left)}</span>}
      </p>
      <div className={styles.deeds}>
        {isUnderWay ? (
          <>
            <Button look="line" onClick={() => void queue.pause()}>
              Pause
            </Button>
            {status === 'reading' && <Button onClick={queue.skip}>Leave this one out</Button>}
            <Button onClick={() => void queue.cancel()}>Cancel</Button>
          </>
        ) : (
          left > 0 && (
            <Button
              look={status === 'paused' ? 'primary' : 'line'}
              onClick={() => void queue.start()}
            >
              {status === 'paused' ? 'Resume' : `Read ${left === 1 ? 'it' : 'them'}`}
            </Button>
          )
        )}
        {failed.length > 0 && (
          <Button
            look="line"
            onClick={() =>
              void page
                .mark({ kind: 'retry', keys: failed.map(({ key }) => key) })
                .then(() => queue.start())
            }
          >
            {only ? 'Try it again' : `Try ${formatCount(failed.length)} again`}
          </Button>
        )}
      </div>
      {failed.length > 0 && (
        <p className={styles.unreadable} role="status" data-failed={failed.length}>
          {only
            ? `“${shortened(only.name, MAX_NAME)}” could not be read. ${only.failure ?? ''} `
            : `${plural(failed.length, 'document')} could not be read. `}
          <a href={hashOf({ view: 'library', query: 'show=failed' })}>
            {only ? 'Show it' : 'Show them'}
          </a>
        </p>
      )}
      {(isUnderWay || status === 'paused') && (
        <Bar
          label={`${formatCount(done)} of ${formatCount(done + left)} documents read`}
          done={done}
          total={done + left}
        />
      )}
      {status === 'waiting' && noEngine && (
        <Notice tone="bad" message={describeFailure(noEngine)}>
          <Button look="primary" onClick={queue.retryEngine}>
            Try again
          </Button>
        </Notice>
      )}
      {problem !== undefined && <Notice tone="bad" message={problem} />}
    </section>
  );
}

function countOf(rows: ReadonlyMap<string, LibraryRow>) {
  let left = 0;
  let done = 0;
  const failed: LibraryRow[] = [];
  for (const row of rows.values()) {
    if (isToRead(row)) left += 1;
    else if (row.deleted !== undefined) continue;
    else if (row.status === 'read') done += 1;
    else if (row.status === 'failed') failed.push(row);
  }
  return { left, failed, done };
}

function wordsOf(state: QueueState, rows: QueueBarProps['rows'], left: number): string {
  const many = plural(left, 'document');
  switch (state.status) {
    case 'reading':
      return `Reading “${rows.get(state.current ?? '')?.name ?? ''}”, ${formatCount(left)} to go`;
    case 'waiting':
      return `Waiting for the model; ${many} to go`;
    case 'elsewhere':
      return `Another tab is reading; ${many} to go`;
    case 'paused':
      return `Paused; ${many} to go`;
    case 'stopped':
      return left === 0 ? 'All that can be read is read' : `${many} not read yet`;
  }
}

function speedOf({ each, done }: QueueState, left: number): string {
  if (each === undefined) return '';
  const minutes = (each * left) / 60_000;
  const time =
    minutes < 1
      ? 'less than a minute'
      : minutes < 90
        ? `about ${plural(Math.round(minutes), 'minute')}`
        : `about ${plural(Math.round(minutes / 60), 'hour')}`;
  const speed = formatCount(Math.max(1, Math.round(60_000 / each)));
  return ` · ${formatCount(done)} read since it began · ${speed} a minute${left > 0 ? ` · ${time} left` : ''}`;
}
