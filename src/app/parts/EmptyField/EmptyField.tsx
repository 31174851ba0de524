import { type KeyboardEvent, useRef, useState } from 'react';
import type { Example } from '../../content/examples.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './EmptyField.module.css';

export interface EmptyFieldProps {
  readonly examples: readonly Example[];
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
}

/** Where a text comes in: typed here, pasted or dropped anywhere on the page, or one of the examples. */
export function EmptyField({ examples, onText, onFile }: EmptyFieldProps) {
  const [value, setValue] = useState('');
  const picker = useRef<HTMLInputElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onText(value);
    }
  }

  return (
    <div className={styles.empty}>
      <label className={styles.label} htmlFor="text-field">
        Paste an abstract, or drop a file
      </label>
      <textarea
        id="text-field"
        className={styles.field}
        data-text-field=""
        // biome-ignore lint/a11y/noAutofocus: the field is the whole view; typing must reach it at once.
        autoFocus
        spellCheck={false}
        placeholder="Genes, diseases, chemicals, variants, species and cells appear in the text as it is read, with the relations between them."
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <Button look="primary" disabled={value === ''} onClick={() => onText(value)}>
          Read this text
        </Button>
        <Button look="line" onClick={() => picker.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".txt,.md,text/plain,text/markdown"
          aria-label="Text file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onFile(file);
            event.target.value = '';
          }}
        />
        <span>Plain text: .txt or .md, in UTF-8 or UTF-16.</span>
      </div>
      <section className={styles.examples} aria-labelledby="examples-heading">
        <h2 id="examples-heading">Or begin with an example</h2>
        <p>Three abstracts written for this page; the studies in them are invented.</p>
        <ul>
          {examples.map((example) => (
            <li key={example.id}>
              <button type="button" data-example={example.id} onClick={() => onText(example.text)}>
                <strong>{example.label}</strong>
                <span>{example.about}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
