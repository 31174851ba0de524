import { typeLabel } from '../../content/types.ts';
import { Key } from '../../ui/Key/Key.tsx';
import styles from './TypeGrid.module.css';

export interface TypeGridProps {
  /** The purpose of the buttons: 'Type of “aspirin”'. */
  readonly label: string;
  readonly types: readonly string[];
  readonly current?: string | undefined;
  /** Shows the types in one scrolling row where the window is low. */
  readonly isRow?: boolean;
  readonly onType: (type: string) => void;
}

/** All types as buttons, each with its key. */
export function TypeGrid({ label, types, current, isRow, onType }: TypeGridProps) {
  const first = current !== undefined && types.includes(current) ? current : types[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll its content in a row in all browsers.
    <div
      role="group"
      aria-label={label}
      className={`${styles.grid} ${isRow ? styles.row : ''}`}
      data-types=""
    >
      {types.map((type) => (
        <button
          key={type}
          type="button"
          className={styles.type}
          data-type={type}
          data-choose-type={type}
          data-first-focus={type === first ? '' : undefined}
          aria-pressed={current === undefined ? undefined : type === current}
          onClick={() => onType(type)}
        >
          <span>{typeLabel(type)}</span>
          <Key of={`type:${type}`} />
        </button>
      ))}
    </div>
  );
}
