import { KNOWN_TYPES } from '../../../core/catalogue/entity-type.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import { formatBytes, plural } from '../../content/format.ts';
import { typeLabel } from '../../content/types.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './Dialogs.module.css';

/** The use of a vocabulary. `type` is given to its concepts without one; undefined allows any type. */
export interface VocabularyUse {
  readonly type: string | undefined;
  readonly isLinkedOnly: boolean;
}

export interface VocabularyRowProps {
  readonly vocabulary: KeptVocabulary;
  readonly onChange: (use: VocabularyUse) => void;
  readonly onRemove: () => void;
}

/** One of the user's own vocabularies: its size, its type, and whether its names are searched in texts. */
export function VocabularyRow({ vocabulary, onChange, onRemove }: VocabularyRowProps) {
  const { id, name, concepts, untyped, skipped, file, type, isLinkedOnly = false } = vocabulary;
  const isTypeless = type === undefined && untyped === concepts;
  return (
    <li data-vocabulary={name}>
      <span>
        <strong>{name}</strong>
        <small>
          {plural(concepts, 'concept')}, {formatBytes(file.size)}
          {skipped > 0 && `, ${plural(skipped, 'entry', 'entries')} left out`}
        </small>
      </span>
      <Button look="line" aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </Button>
      <div className={styles.use}>
        {untyped !== 0 && (
          <label>
            {untyped === concepts ? 'Type of its names' : 'Type, where the list has none'}
            <select
              value={type ?? ''}
              onChange={({ target }) =>
                onChange({ type: target.value === '' ? undefined : target.value, isLinkedOnly })
              }
            >
              <option value="">any</option>
              {KNOWN_TYPES.map((one) => (
                <option key={one} value={one}>
                  {typeLabel(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={!isTypeless && !isLinkedOnly}
            disabled={isTypeless}
            aria-describedby={isTypeless ? `typeless ${id}` : undefined}
            onChange={({ target }) => onChange({ type, isLinkedOnly: !target.checked })}
          />
          Find its names in the text
        </label>
        {isTypeless && (
          <small id={`typeless ${id}`}>
            Choose a type first: the list does not say which it has.
          </small>
        )}
      </div>
    </li>
  );
}
