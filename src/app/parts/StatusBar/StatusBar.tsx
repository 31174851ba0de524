import { type ReactNode, type Ref, useState } from 'react';
import type { Stamp } from '../../../core/document/model.ts';
import { formatCount, formatReview, formatSeconds, plural } from '../../content/format.ts';
import type { Decided } from '../../state/document/select-resolved.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import styles from './StatusBar.module.css';

export interface StatusBarProps {
  readonly read: { readonly pieces: number; readonly of: number } | undefined;
  /** Number of sentences that were edited or left out and not read since. */
  readonly unread: number;
  /** The parts of the text that were left out, in words; empty for none. */
  readonly leftOut: string;
  readonly elapsedMs: number | undefined;
  /**
   * True while identifiers are still to come although the text was read. They take the place of the counts, so that the
   * bar stays one line.
   */
  readonly isLinking: boolean;
  /** Numbers of decided mentions and relations. */
  readonly decided: Decided | undefined;
  /** When and by whom the document was reviewed; undefined when it was not. */
  readonly review: Stamp | undefined;
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
  /** Marks the document as reviewed, or removes the mark. */
  readonly onReviewed: () => void;
  readonly onNew: () => void;
}

/** The bar below the text: the state of the reading, and of the person's decisions. */
export function StatusBar(props: StatusBarProps) {
  const { read, elapsedMs, decided, review } = props;
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
        {props.isLinking ? (
          <span data-linking="">looking up identifiers …</span>
        ) : (
          decided && <DecidedCount decided={decided} />
        )}
        {review && (
          <span className={styles.review} data-review="">
            ✓ {formatReview(review)}
          </span>
        )}
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
        <StepButton isShown isAvailable={props.canUndo} onStep={props.onUndo}>
          Undo <Key of="undo" />
        </StepButton>
        <StepButton isAvailable={props.canRedo} onStep={props.onRedo}>
          Redo
        </StepButton>
        <Button aria-label="Note on the document" aria-haspopup="dialog" onClick={props.onNote}>
          Note
        </Button>
        <Button
          aria-label="Document reviewed"
          aria-pressed={review !== undefined}
          onClick={props.onReviewed}
        >
          Reviewed <Key of="reviewed" />
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

/**
 * A button of undo or redo. It keeps the keyboard's focus after its last step, and is not `disabled` then, because the
 * focus would be lost.
 */
function StepButton(props: {
  readonly isAvailable: boolean;
  /** Shown while it is not available, too. */
  readonly isShown?: boolean;
  readonly onStep: () => void;
  readonly children: ReactNode;
}) {
  const { isAvailable, isShown = false, onStep, children } = props;
  const [hasFocus, setFocus] = useState(false);
  if (!isAvailable && !isShown && !hasFocus) return null;
  return (
    <Button
      aria-disabled={!isAvailable}
      onClick={onStep}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      {children}
    </Button>
  );
}

/** '12 of 33 mentions, 2 of 21 relations decided' */
function DecidedCount({ decided: { mentions, relations } }: { readonly decided: Decided }) {
  const counts = [
    { ...mentions, what: 'mention' },
    { ...relations, what: 'relation' },
  ].filter(({ of }) => of > 0);
  if (counts.length === 0) return null;
  const said = counts.map(({ done, of, what }) => `${formatCount(done)} of ${plural(of, what)}`);
  return <span data-decided="">{said.join(', ')} decided</span>;
}
