import { formatCount } from '../../content/format.ts';
import { Button } from '../Button/Button.tsx';
import styles from './More.module.css';

/** The number of rows that are not drawn, and a button that draws more. */
export function More({ rest, onMore }: { readonly rest: number; readonly onMore: () => void }) {
  if (rest === 0) return null;
  return (
    <div className={styles.more}>
      <Button look="line" onClick={onMore}>
        Show more
      </Button>
      <span>{formatCount(rest)} not shown</span>
    </div>
  );
}
