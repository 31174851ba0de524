import type { Ref } from 'react';
import { formatCount, formatSeconds, plural } from '../../content/format.ts';
import type { Reviewed } from '../../state/document/select-resolved.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import styles from './StatusBar.module.css';

export interface StatusBarProps {
  readonly read: { readonly pieces: number; readonly of: number } | undefined;
  /** Sentences that were changed or left, and not read since. */
  readonly unread: number;
  /** What of the text was left out, in words; empty when nothing was. */
  readonly leftOut: string;
  readonly elapsedMs: number | undefined;
  readonly reviewed: Reviewed | undefined;
  readonly isReading: boolean;
  readonly isStopped: boolean;
  readonly hasTypeTags: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onTypeTags: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onStop: () => void;
  readonly onResume: () => void;
  readonly onLeftOut: () => void;
  /** The button that opens the editor. */
  readonly edit?: Ref<HTMLButtonElement>;
  readonly onEdit: () => void;
  /** Opens the note on the document. */
  readonly onNote: () => void;
  readonly onNew: () => void;
}

/** What was read and what a person did about it, under the text. */
export function StatusBar(props: StatusBarProps) {
  const { read, elapsedMs, reviewed } = props;
  return (
    <div className={styles.bar}>
      <p className={styles.facts}>
        {read && (
          <span data-read-count="">
            read {formatCount(read.pieces)} of {formatCount(read.of)} word pieces
          </span>
        )}
        {props.unread > 0 && (
          <span data-unread={props.unread}>{plural(props.unread, 'sentence')} not read yet</span>
        )}
        {props.leftOut !== '' && <span data-left-out="">{props.leftOut} not read</span>}
        {elapsedMs !== undefined && (
          <span className={styles.elapsed}>{formatSeconds(elapsedMs)}</span>
        )}
        {reviewed && <ReviewedCount reviewed={reviewed} />}
      </p>
      <div className={styles.actions}>
        {props.isReading && <Button onClick={props.onStop}>Stop</Button>}
        {props.isStopped && <Button onClick={props.onResume}>Read on</Button>}
        {props.leftOut !== '' && !props.isReading && (
          <Button onClick={props.onLeftOut}>Read all parts</Button>
        )}
        <Button aria-pressed={props.hasTypeTags} onClick={props.onTypeTags}>
          Type tags
        </Button>
        <Button onClick={props.onUndo} disabled={!props.canUndo}>
          Undo <Key of="undo" />
        </Button>
        {props.canRedo && <Button onClick={props.onRedo}>Redo</Button>}
        <Button aria-label="Note on the document" aria-haspopup="dialog" onClick={props.onNote}>
          Note
        </Button>
        <Button ref={props.edit} onClick={props.onEdit}>
          Edit text
        </Button>
        <Button look="line" onClick={props.onNew}>
          New
        </Button>
      </div>
    </div>
  );
}

/** '12 of 33 mentions and 2 of 21 relations reviewed' */
function ReviewedCount({ reviewed: { mentions, relations } }: { readonly reviewed: Reviewed }) {
  const counts = [
    { ...mentions, what: 'mention' },
    { ...relations, what: 'relation' },
  ].filter(({ of }) => of > 0);
  if (counts.length === 0) return null;
  const said = counts.map(
    ({ decided, of, what }) => `${formatCount(decided)} of ${plural(of, what)}`,
  );
  return <span data-reviewed="">{said.join(', ')} reviewed</span>;
}
