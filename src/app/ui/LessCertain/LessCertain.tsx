import type { ReactNode } from 'react';
import { formatCount } from '../../content/format.ts';
import { Button } from '../Button/Button.tsx';
import styles from './LessCertain.module.css';

/** Shows and hides less certain annotations; `children` describe them. */
export function LessCertain(props: {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly children: ReactNode;
}) {
  const { count, isOpen, onOpen } = props;
  if (count === 0) return null;
  return (
    <div className={styles.lessCertain}>
      <Button
        look="line"
        aria-expanded={isOpen}
        data-less-certain=""
        onClick={() => onOpen(!isOpen)}
      >
        Less certain ({formatCount(count)})
      </Button>
      {isOpen && <p>{props.children}</p>}
    </div>
  );
}
