import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { TypeGrid } from '../TypeGrid/TypeGrid.tsx';
import styles from './CardEdits.module.css';

export interface CardEditsProps {
  /** The mention's text. */
  readonly text: string;
  readonly type: string;
  readonly types: readonly string[];
  /** Further commands for the mention: their ids and labels. */
  readonly edits: readonly CardEdit[];
  readonly onType: (type: string) => void;
}

export interface CardEdit {
  readonly id: string;
  readonly label: string;
  /** Short label. */
  readonly short: string;
  readonly onChoose: () => void;
}

/** All changes of a mention. */
export function CardEdits({ text, type, types, edits, onType }: CardEditsProps) {
  const others = edits.filter(({ id }) => !isOfEnd(id));
  return (
    <div className={styles.edits} data-edits="">
      <TypeGrid label={`Type of “${text}”`} types={types} current={type} onType={onType} />
      <div className={styles.ends}>
        {ENDS.map(({ name, ids }) => (
          // biome-ignore lint/a11y/useSemanticElements: two buttons in a line.
          <span key={name} role="group" aria-label={`${name} of “${text}”`}>
            {name}
            {edits
              .filter(({ id }) => ids.some((one) => one === id))
              .map(({ id, label, onChoose }) => (
                <Button
                  key={id}
                  aria-label={label}
                  title={label}
                  data-command={id}
                  onClick={onChoose}
                >
                  {id.startsWith('grow') ? '+' : '−'} <Key of={id} />
                </Button>
              ))}
          </span>
        ))}
      </div>
      <ul>
        {others.map(({ id, label, short, onChoose }) => (
          <li key={id}>
            <Button aria-label={label} title={label} data-command={id} onClick={onChoose}>
              {short} <Key of={id} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The two ends of a mention: a word can be added to each, or removed. */
const ENDS = [
  { name: 'Start', ids: ['grow-start', 'shrink-start'] },
  { name: 'End', ids: ['grow-end', 'shrink-end'] },
] as const satisfies readonly { readonly name: string; readonly ids: readonly string[] }[];

const isOfEnd = (id: string): boolean => ENDS.some(({ ids }) => ids.some((one) => one === id));
