import { type FormEvent, useState } from 'react';
import { KNOWN_TYPES } from '../../../core/catalogue/entity-type.ts';
import type { CustomModel, LabelledModel } from '../../../core/custom-model/model.ts';
import { entryOf } from '../../../core/lookup.ts';
import { typeLabel } from '../../content/types.ts';
import { Button } from '../../ui/Button/Button.tsx';
import dialogs from '../Dialogs/Dialogs.module.css';
import styles from './ModelsDialog.module.css';

export interface LabelFormProps {
  readonly model: LabelledModel;
  /** The model's labels. */
  readonly labels: readonly string[];
  readonly onSave: (model: CustomModel) => void;
  readonly onCancel: () => void;
}

/** Sets the meaning of a model's labels. Their names give the first guess. */
export function LabelForm({ model, labels, onSave, onCancel }: LabelFormProps) {
  const [draft, setDraft] = useState(model);
  const isEntities = draft.task === 'entities';
  const canSave =
    Object.values(draft.labels).some((meaning) => meaning.trim() !== '') &&
    draft.title.trim() !== '';
  const setLabel = (name: string, meaning: string) =>
    setDraft({ ...draft, labels: { ...draft.labels, [name]: meaning } });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!canSave) return;
    const labels = Object.fromEntries(
      Object.entries(draft.labels).map(([name, meaning]) => [name, meaning.trim()]),
    );
    onSave({ ...draft, title: draft.title.trim(), labels });
  }

  return (
    <form className={styles.labels} onSubmit={onSubmit}>
      <p className={dialogs.lead}>
        {isEntities
          ? 'The model fits. Which type of ours does each of its labels stand for?'
          : 'The model fits. Which pairs shall it judge, and what do its labels say of them?'}
      </p>
      <div className={styles.field}>
        <label htmlFor="model-title">Name</label>
        <input
          id="model-title"
          maxLength={80}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
      </div>
      {draft.task === 'relations' && (
        <div className={styles.field}>
          <label htmlFor="model-head">From</label>
          <TypeSelect
            id="model-head"
            value={draft.head}
            onChange={(head) => setDraft({ ...draft, head })}
          />
          <label htmlFor="model-tail">to</label>
          <TypeSelect
            id="model-tail"
            value={draft.tail}
            onChange={(tail) => setDraft({ ...draft, tail })}
          />
          <small>
            In one sentence; the two are put to the model as{' '}
            <code>
              @{draft.head.toUpperCase()}$, @{draft.tail.toUpperCase()}$
            </code>
            .
          </small>
        </div>
      )}
      <table className={dialogs.table}>
        <thead>
          <tr>
            <th scope="col">Label of the model</th>
            <th scope="col">{isEntities ? 'Type here' : 'Relation here'}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((name, index) => (
            <tr key={name} data-label={name}>
              <th scope="row">
                <label htmlFor={`label-${index}`}>
                  {name === '' ? 'B and I, without a name' : name}
                </label>
              </th>
              <td>
                {isEntities ? (
                  <TypeSelect
                    id={`label-${index}`}
                    value={entryOf(draft.labels, name) ?? ''}
                    own={name}
                    isOptional
                    onChange={(type) => setLabel(name, type)}
                  />
                ) : (
                  <input
                    id={`label-${index}`}
                    placeholder="no relation"
                    maxLength={60}
                    value={entryOf(draft.labels, name) ?? ''}
                    onChange={(event) => setLabel(name, event.target.value)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <Button look="primary" type="submit" disabled={!canSave}>
          Keep and use it
        </Button>
        <Button look="line" onClick={onCancel}>
          Cancel
        </Button>
        {!canSave && <small>At least one label needs a meaning, and the model a name.</small>}
      </div>
    </form>
  );
}

function TypeSelect(props: {
  readonly id: string;
  readonly value: string;
  /** The label's own name, as a type that the catalogue does not have. */
  readonly own?: string;
  readonly isOptional?: boolean;
  readonly onChange: (type: string) => void;
}) {
  const { id, value, own = '', isOptional = false, onChange } = props;
  const others = [own, value].filter((type) => type !== '' && !KNOWN_TYPES.includes(type));
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      {isOptional && <option value="">not shown</option>}
      {[...KNOWN_TYPES, ...new Set(others)].map((type) => (
        <option key={type} value={type}>
          {typeLabel(type)}
        </option>
      ))}
    </select>
  );
}
