import { formatScore } from '../../content/format.ts';
import shared from '../../styles/shared.module.css';
import styles from './ScoreBar.module.css';

/** A score in [0, 1] as a bar and a number. `type` sets the colour of the bar. */
export function ScoreBar({ score, type }: { readonly score: number; readonly type?: string }) {
  return (
    <span className={styles.score} data-type={type}>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ inlineSize: `${Math.round(score * 100)}%` }} />
      </span>
      <span>
        <span className={shared.hidden}>score </span>
        {formatScore(score)}
      </span>
    </span>
  );
}
