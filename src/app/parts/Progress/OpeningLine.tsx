import type { OpeningProgress } from '../../../formats/open-files.ts';
import { formatCount } from '../../content/format.ts';
import { Bar } from '../../ui/Bar/Bar.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ProgressLine.module.css';

export interface OpeningLineProps {
  readonly opening: OpeningProgress;
  readonly onCancel: () => void;
}

/** The progress of opening a file; for a PDF, page by page. */
export function OpeningLine({ opening, onCancel }: OpeningLineProps) {
  const { name, done, of } = opening;
  return (
    <div className={styles.line} data-opening={name}>
      <p>
        Opening {name}
        {of > 0 && (
          <span>
            {' '}
            page {formatCount(done)} of {formatCount(of)}
          </span>
        )}
      </p>
      <Bar label={`Opening ${name}`} done={done} total={of || 1} />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
