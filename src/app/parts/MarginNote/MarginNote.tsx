import { plural } from '../../content/format.ts';
import type { OutlinePart } from '../../text/outline.ts';
import { KeySign, useKeyOf } from '../../ui/Key/Key.tsx';
import styles from './MarginNote.module.css';

export interface MarginNoteProps {
  /** The outline of a long text; empty for a short one. */
  readonly outline: readonly OutlinePart[];
  readonly onPart: (part: OutlinePart) => void;
}

/** The margin while no mention is in focus: the outline of a long text, and a hint. */
export function MarginNote({ outline, onPart }: MarginNoteProps) {
  const key = useKeyOf('next');
  return (
    <div className={styles.margin}>
      <div className={styles.note}>
        <p>
          Point at a mention
          {key !== undefined && (
            <>
              , or press <KeySign name={key} />
            </>
          )}
          : what is known of it stands here.
        </p>
        {outline.length > 0 && (
          <nav aria-label="Outline of this text">
            <ol>
              {outline.map((part) => (
                <li key={part.start}>
                  <button type="button" onClick={() => onPart(part)}>
                    <span>{part.name}</span>
                    <small>{plural(part.mentions, 'mention')}</small>
                    <i
                      aria-hidden="true"
                      style={{ inlineSize: `${Math.round(part.density * 100)}%` }}
                    />
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        )}
      </div>
    </div>
  );
}
