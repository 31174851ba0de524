import { useState } from 'react';
import type { CustomModel } from '../../../core/custom-model/model.ts';
import { formatBytes } from '../../content/format.ts';
import { typeLabel } from '../../content/types.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ModelsDialog.module.css';

export interface ModelRowProps {
  readonly model: CustomModel;
  readonly isInUse: boolean;
  readonly onUse: (isWanted: boolean) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One of the user's own models: its task, its size, and its actions. */
export function ModelRow({ model, isInUse, onUse, onEdit, onRemove }: ModelRowProps) {
  const [isLeaving, setLeaving] = useState(false);
  const bytes = model.files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <li data-model={model.title} data-in-use={isInUse}>
      <div>
        <strong>{model.title}</strong>
        <small>
          {taskOf(model)} {formatBytes(bytes)} on this device.
        </small>
      </div>
      <div className={styles.actions}>
        {isInUse && <span className={styles.inUse}>In use</span>}
        <Button look="line" onClick={() => onUse(!isInUse)}>
          {isInUse ? 'Stop using' : 'Use'}
        </Button>
        {(model.task === 'entities' || model.task === 'relations') && (
          <Button onClick={onEdit}>Labels …</Button>
        )}
        <Button onClick={() => (isLeaving ? onRemove() : setLeaving(true))}>
          {isLeaving ? 'Really remove' : 'Remove'}
        </Button>
      </div>
    </li>
  );
}

function taskOf(model: CustomModel): string {
  switch (model.task) {
    case 'pack':
      return 'A BioGloss pack, in place of the embedded one.';
    case 'answers':
      return 'Answers questions.';
    case 'entities':
      return `Finds ${listOf(Object.values(model.labels).map(typeLabel))}.`;
    case 'relations':
      return `Judges ${typeLabel(model.head)}–${typeLabel(model.tail)} relations: ${listOf(Object.values(model.labels))}.`;
  }
}

function listOf(names: readonly string[]): string {
  const distinct = [...new Set(names.filter(Boolean))];
  return distinct.length > 5
    ? `${distinct.slice(0, 5).join(', ')} and ${distinct.length - 5} more`
    : distinct.join(', ') || 'nothing yet';
}
