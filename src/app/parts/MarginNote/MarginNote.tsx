import { plural } from '../../content/format.ts';
import type { OutlinePart } from '../../text/outline.ts';
import styles from './MarginNote.module.css';

export interface MarginNoteProps {
  /** Of a long text. */
  readonly outline: readonly OutlinePart[];
  readonly onPart: (part: OutlinePart) => void;
}

/** The margin while no mention is in focus: the outline of a long text, and how to use the margin. */
export function MarginNote({ outline, onPart }: MarginNoteProps) {
  return (
    <div className={styles.margin}>
      <div className={styles.note}>
        <p>
          Point at a mention, or press <kbd>j</kbd>: what is known of it stands here.
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
