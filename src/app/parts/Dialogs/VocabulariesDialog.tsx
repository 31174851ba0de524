import { type DragEvent, useRef, useState } from 'react';
import type { FailureMessage } from '../../../core/catalogue/failure.ts';
import type { VocabularyWarning } from '../../../core/link/own-concept.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { Notice } from '../Notices/Notice.tsx';
import styles from './Dialogs.module.css';
import { VocabularyRow, type VocabularyUse } from './VocabularyRow.tsx';

export interface VocabulariesDialogProps {
  /** Vocabularies in the order of precedence. */
  readonly vocabularies: readonly KeptVocabulary[];
  /** The results for the files that were added last. */
  readonly outcomes: readonly VocabularyOutcome[];
  readonly onAdd: (files: readonly File[]) => void;
  readonly onChange: (id: string, use: VocabularyUse) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
}

export type VocabularyOutcome =
  | { readonly status: 'reading'; readonly name: string }
  | { readonly status: 'refused'; readonly name: string; readonly message: FailureMessage }
  | {
      readonly status: 'added';
      readonly name: string;
      readonly skipped: number;
      readonly warnings: readonly VocabularyWarning[];
    };

/** The user's own vocabularies: lists, adds and removes them. */
export function VocabulariesDialog(props: VocabulariesDialogProps) {
  const { vocabularies, outcomes, onAdd, onChange, onRemove, onClose } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const add = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onAdd([...files]);
  };
  // A file dropped on this dialog is a vocabulary, not a text to read.
  const onDrag = (isNowOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(isNowOver);
  };
  return (
    <Dialog title="Vocabularies" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same as the drop. */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragEnter={onDrag(true)}
        onDragOver={onDrag(true)}
        onDragLeave={onDrag(false)}
        onDrop={(event) => {
          onDrag(false)(event);
          add(event.dataTransfer.files);
        }}
      >
        <p className={styles.lead}>
          Names of your own: they are found in the text and win over the model, the dictionary and
          the lexicon. They stay on this device.
        </p>
        {vocabularies.length > 0 ? (
          <ul className={styles.vocabularies} aria-label="Your vocabularies">
            {vocabularies.map((vocabulary) => (
              <VocabularyRow
                key={vocabulary.id}
                vocabulary={vocabulary}
                onChange={(use) => onChange(vocabulary.id, use)}
                onRemove={() => onRemove(vocabulary.id)}
              />
            ))}
          </ul>
        ) : (
          <p className={styles.none}>None yet.</p>
        )}
        {outcomes.map((outcome) => (
          <Outcome key={outcome.name} outcome={outcome} />
        ))}
        <div className={styles.add}>
          <Button look="primary" onClick={() => picker.current?.click()}>
            Add a vocabulary
          </Button>
          <span>or drop its file here</span>
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            accept=".obo,.tsv,.txt,.json"
            aria-label="Vocabulary files"
            onChange={(event) => {
              add(event.target.files);
              event.target.value = '';
            }}
          />
        </div>
        <p className={styles.hint}>
          OBO, JSON (a list of objects with <code>id</code>, <code>name</code>, <code>names</code>,{' '}
          <code>type</code>), or a table with tabs between identifier, name, further names joined by{' '}
          <code>|</code>, and type. A concept without a type is not found by itself, but taken for
          mentions of any.
        </p>
      </div>
    </Dialog>
  );
}

function Outcome({ outcome }: { readonly outcome: VocabularyOutcome }) {
  if (outcome.status === 'reading') return <p role="status">Reading {outcome.name}.</p>;
  if (outcome.status === 'refused') {
    const { happened, kept, next } = outcome.message;
    const message = { happened: `${outcome.name}: ${happened}`, kept, next };
    return <Notice tone="bad" message={message} />;
  }
  const { name, warnings, skipped } = outcome;
  const told = warnings.filter(({ isUsed }) => !isUsed).length;
  return (
    <div role="status" className={styles.outcome}>
      <p>{name} is in use.</p>
      {warnings.length > 0 && (
        <ul>
          {warnings.map(({ line, reason, isUsed }) => (
            <li key={`${line} ${reason}`}>
              Line {line}
              {!isUsed && ' was left out'}: {reason}.
            </li>
          ))}
          {skipped > told && <li>And {skipped - told} more were left out.</li>}
        </ul>
      )}
    </div>
  );
}
