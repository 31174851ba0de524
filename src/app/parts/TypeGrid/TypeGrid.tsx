import { typeLabel } from '../../content/types.ts';
import { Key } from '../../ui/Key/Key.tsx';
import styles from './TypeGrid.module.css';

export interface TypeGridProps {
  /** What the buttons are for: 'Type of “aspirin”'. */
  readonly label: string;
  readonly types: readonly string[];
  readonly current?: string | undefined;
  /** In one row that scrolls, where there is little room. */
  readonly isRow?: boolean;
  readonly onType: (type: string) => void;
}

/** All types to choose from, each with its key. */
export function TypeGrid({ label, types, current, isRow, onType }: TypeGridProps) {
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
          data-first-focus={type === types[0] ? '' : undefined}
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
