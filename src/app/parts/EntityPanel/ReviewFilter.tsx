import { formatCount } from '../../content/format.ts';
import styles from './LayerFilter.module.css';

export interface ReviewFilterProps {
  /** Number of undecided mentions that reach the score shown, whatever filter is set. */
  readonly undecided: number;
  /** Number of mentions that differ from the file, whatever filter is set; absent without a file. */
  readonly differing: number | undefined;
  /** The kind that is shown alone. */
  readonly only: 'undecided' | 'differing' | undefined;
  readonly onOnly: (only: 'undecided' | 'differing' | undefined) => void;
}

/** Chooses whether all mentions are shown, the undecided ones, or those that differ from the file. */
export function ReviewFilter({ undecided, differing, only, onOnly }: ReviewFilterProps) {
  const choices = [
    { value: undefined, label: 'All' },
    { value: 'undecided', label: `Undecided (${formatCount(undecided)})` },
    ...(differing === undefined
      ? []
      : [{ value: 'differing', label: `Unlike the file (${formatCount(differing)})` } as const]),
  ] as const;
  return (
    <fieldset className={styles.layers}>
      <legend>What is shown</legend>
      {choices.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          data-only={value ?? 'all'}
          aria-pressed={only === value}
          onClick={() => onOnly(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
