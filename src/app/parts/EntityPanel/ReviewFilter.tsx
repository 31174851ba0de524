import { formatCount } from '../../content/format.ts';
import styles from './LayerFilter.module.css';

export interface ReviewFilterProps {
  /** Mentions that wait for a decision, whatever filter is set. */
  readonly undecided: number;
  /** Mentions that differ from what the file says, likewise; absent without a file. */
  readonly differing: number | undefined;
  /** Which of them alone are shown. */
  readonly only: 'undecided' | 'differing' | undefined;
  readonly onOnly: (only: 'undecided' | 'differing' | undefined) => void;
}

/** Whether all is shown, what waits for a decision, or what differs from what the file says. */
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
