import { type KeyboardEvent, useRef } from 'react';
import type { Example } from '../../content/examples.ts';
import { isComposing } from '../../keys/page-keys.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './EmptyField.module.css';

export interface EmptyFieldProps {
  /** The text typed so far. It survives a visit to an example and a reload. */
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly examples: readonly Example[];
  /** Reads the draft. When it is accepted, `onDraft` empties the field. */
  readonly onText: (text: string) => void;
  readonly onExample: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** File extensions of all formats that the page reads. */
const ACCEPTED =
  '.txt,.md,.pdf,.docx,.html,.htm,.xhtml,.xml,.nxml,.nbib,.medline,.ris,.bib,.enw,.ciw,.csv,.tsv,.pubtator,.ann,.json,.jsonl,.jsonld,text/plain';

/** The start page: a text is typed here, pasted or dropped anywhere, or chosen from the examples. */
export function EmptyField(props: EmptyFieldProps) {
  const { draft, onDraft, examples, onText, onExample, onFiles } = props;
  const picker = useRef<HTMLInputElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onText(draft);
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
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <Button look="primary" disabled={draft === ''} onClick={() => onText(draft)}>
          Read this text
        </Button>
        <Button look="line" onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label="Files"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <span>
          Text, PDF, Word, web pages, tables (CSV), PubMed, RIS, BibTeX, EndNote, JATS, or
          annotated: PubTator, BioC, brat, PubAnnotation, W3C.
        </span>
      </div>
      <section className={styles.examples} aria-labelledby="examples-heading">
        <h2 id="examples-heading">Or begin with an example</h2>
        <p>Three abstracts written for this page; the studies in them are invented.</p>
        <ul>
          {examples.map((example) => (
            <li key={example.id}>
              <button
                type="button"
                data-example={example.id}
                onClick={() => onExample(example.text)}
              >
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
