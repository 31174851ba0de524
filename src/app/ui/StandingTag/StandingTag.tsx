import type { ReactNode } from 'react';
import { STANDINGS, type Standing } from '../../content/standing.ts';
import styles from './StandingTag.module.css';

/** A decision by word, sign and colour; `children` replace the word. */
export function StandingTag({
  standing,
  children,
}: {
  readonly standing: Exclude<Standing, 'undecided'>;
  readonly children?: ReactNode;
}) {
  const { sign, label } = STANDINGS[standing];
  return (
    <span className={styles.tag} data-standing={standing}>
      <span aria-hidden="true">{sign} </span>
      {children ?? label}
    </span>
  );
}
