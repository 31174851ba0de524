import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../Button/Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  /** As wide as the window allows. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog while it is mounted. The browser traps focus, closes on Escape and gives the focus back. */
export function Dialog({ title, isWide, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself.
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${isWide ? styles.wide : ''}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <Button isIcon aria-label="Close" onClick={() => dialog.current?.close()}>
          ✕
        </Button>
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
