import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from '../Button/Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  /** Uses the whole width of the window. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog while it is mounted. The browser traps the focus, closes on Escape and restores the focus. The element
 * with `data-first-focus` gets the focus at first.
 */
export function Dialog({ title, isWide, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isPressedOutside = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    // Closes the dialog before it is removed, because a removed dialog does not restore the focus.
    return () => element?.close();
  }, []);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself.
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${isWide ? styles.wide : ''}`}
      aria-labelledby={heading}
      // The event arrives late: in development the second mount has opened the dialog again by then.
      onClose={() => dialog.current?.open || onClose()}
      onPointerDown={(event) => {
        isPressedOutside.current = isOutside(event);
      }}
      // Selecting text across the edge also ends in a click on the dialog, so the press must have been outside as well.
      onClick={(event) => isPressedOutside.current && isOutside(event) && close()}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <Button isIcon aria-label="Close" onClick={close}>
          ✕
        </Button>
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}

/** True on the backdrop, whose events target the dialog: outside of the dialog's own box. */
function isOutside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>) {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isInside;
}
