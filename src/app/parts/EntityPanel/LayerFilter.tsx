import { formatCount } from '../../content/format.ts';
import type { Filter } from '../../state/model.ts';
import styles from './LayerFilter.module.css';

export interface LayerFilterProps {
  readonly layer: Filter['layer'];
  /** Number of mentions in each layer; a mention in both counts for both. */
  readonly counts: { readonly file: number; readonly model: number };
  readonly onLayer: (layer: Filter['layer']) => void;
}

/** Chooses the annotations shown: those of the file, of the model, or both. */
export function LayerFilter({ layer, counts, onLayer }: LayerFilterProps) {
  const choices = [
    { value: undefined, label: 'Both' },
    { value: 'file', label: `The file’s (${formatCount(counts.file)})` },
    { value: 'model', label: `The model’s (${formatCount(counts.model)})` },
  ] as const;
  return (
    <fieldset className={styles.layers}>
      <legend>Whose findings are shown</legend>
      {choices.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          data-layer={value ?? 'both'}
          aria-pressed={layer === value}
          onClick={() => onLayer(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
