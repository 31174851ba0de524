import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { TypeGrid } from '../TypeGrid/TypeGrid.tsx';
import styles from './CardEdits.module.css';

export interface CardEditsProps {
  /** The mention as the text has it. */
  readonly text: string;
  readonly type: string;
  readonly types: readonly string[];
  /** What else can be done about the mention: id of the command, and its words. */
  readonly edits: readonly CardEdit[];
  readonly onType: (type: string) => void;
}

export interface CardEdit {
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
}

/** All that can be changed about a mention. */
export function CardEdits({ text, type, types, edits, onType }: CardEditsProps) {
  return (
    <div className={styles.edits} data-edits="">
      <TypeGrid label={`Type of “${text}”`} types={types} current={type} onType={onType} />
      <ul>
        {edits.map(({ id, label, onChoose }) => (
          <li key={id}>
            <Button onClick={onChoose} data-command={id}>
              {label} <Key of={id} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
