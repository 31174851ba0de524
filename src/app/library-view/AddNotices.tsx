import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { AddReport } from '../../runtime/library-store/add-report.ts';
import { formatBytes, formatCount, plural } from '../content/format.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { Bar } from '../ui/Bar/Bar.tsx';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';
import type { LibraryPage, LibraryState } from './library-page.ts';

export interface AddNoticesProps {
  readonly page: LibraryPage;
  readonly state: LibraryState;
  readonly onShow: (key: DocumentKey) => void;
}

/** Notices of the library: progress and result of adding, problems, and the last change with its undo. */
export function AddNotices({ page, state, onShow }: AddNoticesProps) {
  const { adding, report, problem, done } = state;
  return (
    <div className={styles.notices}>
      {adding && (
        <div className={styles.adding} data-adding="">
          <p>
            Adding {adding.name}: {formatCount(adding.added)} new, {formatCount(adding.known)}{' '}
            already there, {formatBytes(adding.done)} of {formatBytes(adding.of)}
            {adding.waiting > 0 &&
              `; ${plural(adding.waiting, 'file or text', 'files or texts')} to follow`}
          </p>
          <Bar label="Adding" done={adding.done} total={adding.of || 1} />
          {adding.canCancel && (
            <Button look="line" onClick={page.cancelAdding}>
              Cancel
            </Button>
          )}
        </div>
      )}
      {problem !== undefined && (
        <Notice tone="bad" message={problem}>
          <Button look="line" onClick={() => page.set({ problem: undefined })}>
            Close
          </Button>
        </Notice>
      )}
      {report && (
        <Report report={report} onShow={onShow} onClose={() => page.set({ report: undefined })} />
      )}
      {done && (
        <Notice tone="plain" message={{ happened: done.what, kept: '', next: '' }}>
          <Button look="line" onClick={page.undo}>
            Undo
          </Button>
          <Button isIcon aria-label="Close" onClick={() => page.set({ done: undefined })}>
            ✕
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** Problems that are shown without being asked for. */
const FEW = 3;

interface ReportProps {
  readonly report: AddReport;
  readonly onShow: (key: DocumentKey) => void;
  readonly onClose: () => void;
}

function Report({ report, onShow, onClose }: ReportProps) {
  const { problems, problemCount, first, same, sameCount } = report;
  const tone = problemCount > 0 ? 'warn' : 'plain';
  return (
    <div className={styles.report} data-tone={tone}>
      <Notice tone={tone} message={{ happened: headOf(report), kept: restOf(report), next: '' }}>
        {first !== undefined && (
          <Button look="line" onClick={() => onShow(first)}>
            Open the first one
          </Button>
        )}
        <Button look="line" onClick={onClose}>
          Close
        </Button>
      </Notice>
      <Named
        title={plural(problemCount, 'line')}
        rest=" to look at"
        count={problemCount}
        of={problems}
        isOpen={problemCount <= FEW}
      />
      <Named
        title={plural(sameCount, 'record')}
        rest=" of documents of other files"
        count={sameCount}
        of={same}
      />
    </div>
  );
}

function Named({
  title,
  rest,
  count,
  of,
  isOpen = false,
}: {
  readonly title: string;
  readonly rest: string;
  readonly count: number;
  readonly of: AddReport['problems'];
  /** Shown open at first. */
  readonly isOpen?: boolean;
}) {
  if (count === 0) return null;
  return (
    <details className={styles.problems} data-problems={count} open={isOpen}>
      <summary>
        {title}
        {rest}
      </summary>
      <ul>
        {of.map(({ place, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>
            <b>{place}</b> {reason}
          </li>
        ))}
        {count > of.length && <li>and {formatCount(count - of.length)} more</li>}
      </ul>
    </details>
  );
}

function headOf({ added, known, ended }: AddReport): string {
  const said = known > 0 ? `, ${formatCount(known)} already there` : '';
  const head = `${formatCount(added)} new${said}.`;
  return ended === undefined
    ? head
    : `${head} Adding ended before the end; what was added is kept.`;
}

function restOf({ updated, empty, passedOver, withdrawn }: AddReport): string {
  return [
    updated > 0 && `${formatCount(updated)} of them ${updated === 1 ? 'was' : 'were'} updated.`,
    empty > 0 && `${plural(empty, 'record')} without any text: there is nothing to read.`,
    withdrawn.length > 0 &&
      `PubMed has withdrawn ${withdrawn.join(', ')}; it stays, marked as such.`,
    passedOver > 0 && `${plural(passedOver, 'file')} of the system passed over.`,
  ]
    .filter(Boolean)
    .join(' ');
}
