import type { ReactNode } from 'react';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import styles from './CurationLine.module.css';

export interface CurationLineProps {
  readonly children: ReactNode;
  /** The button that ends the activity of the line. */
  readonly end?: { readonly label: string; readonly command: string; readonly onEnd: () => void };
}

/** A line below the text: the last change, or the current activity. */
export function CurationLine({ children, end }: CurationLineProps) {
  return (
    <div className={styles.line}>
      {children}
      {end && (
        <Button look="line" className={styles.end} onClick={end.onEnd}>
          {end.label} <Key of={end.command} />
        </Button>
      )}
    </div>
  );
}
