import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from '../Button/Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  /** As wide as the window allows. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog while it is mounted. The browser traps focus, closes on Escape and gives the focus back; what carries
 * `data-first-focus` has it at first.
 */
export function Dialog({ title, isWide, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isPressedOutside = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    // While it is still in the page: a dialog that is only taken out gives the focus to nobody.
    return () => element?.close();
  }, []);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself.
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${isWide ? styles.wide : ''}`}
      aria-labelledby={heading}
      // The event comes later: by then development's second mounting has opened it again.
      onClose={() => dialog.current?.open || onClose()}
      onPointerDown={(event) => {
        isPressedOutside.current = isOutside(event);
      }}
      // A text that is selected out over the edge ends in a click on the dialog, too.
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

/** On the backdrop, which counts as the dialog: beyond the dialog's own box. */
function isOutside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>) {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isInside;
}
