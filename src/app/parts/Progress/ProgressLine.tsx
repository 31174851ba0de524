import type { Progress } from '../../../engine/contract/protocol.ts';
import { formatBytes, formatCount } from '../../content/format.ts';
import { Bar } from '../../ui/Bar/Bar.tsx';
import styles from './ProgressLine.module.css';

/** The current activity and its progress: bytes of the model, its start, word pieces of the text. */
export function ProgressLine({
  progress,
  what = 'the model',
}: {
  readonly progress: Progress | undefined;
  /** Name of what is fetched. */
  readonly what?: string;
}) {
  const { name, amount } = stageOf(progress, what);
  return (
    <div className={styles.line} data-progress={progress?.phase ?? 'begin'}>
      <p>
        {name}
        {amount && <span> {amount}</span>}
      </p>
      <Bar label={name} done={progress?.done ?? 0} total={progress?.total ?? 1} />
    </div>
  );
}

function stageOf(progress: Progress | undefined, what: string): { name: string; amount?: string } {
  switch (progress?.phase) {
    case 'fetch': {
      const amount = `${formatBytes(progress.done)} of ${formatBytes(progress.total)}`;
      return { name: `Fetching ${what}`, amount };
    }
    case 'start':
      return { name: 'Starting the model and checking its numbers' };
    case 'read': {
      const amount = `${formatCount(progress.done)} of ${formatCount(progress.total)} word pieces`;
      return progress.done > 0 ? { name: 'Reading', amount } : { name: 'Reading' };
    }
    case 'names':
      return { name: 'Preparing your vocabularies' };
    case undefined:
      return { name: `Fetching ${what}` };
  }
}
