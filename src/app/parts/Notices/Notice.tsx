import type { ReactNode } from 'react';
import type { FailureMessage } from '../../../core/catalogue/failure.ts';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly tone: 'bad' | 'warn' | 'plain';
  readonly message: FailureMessage;
  /** The notice's buttons. */
  readonly children?: ReactNode;
}

/** A notice: what happened, what is kept, and what the reader can do. */
export function Notice({ tone, message, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <p>
        <strong>{message.happened}</strong> {message.kept} {message.next}
      </p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
