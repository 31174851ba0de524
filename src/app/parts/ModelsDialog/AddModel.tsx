import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import { describeFailure } from '../../../core/catalogue/failure.ts';
import { formatBytes } from '../../content/format.ts';
import type { Adding } from '../../models/custom-models.ts';
import { filesOfDrop, filesOfInput } from '../../models/sources.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ModelsDialog.module.css';

export interface AddModelProps {
  readonly adding: Exclude<Adding, { readonly status: 'asking' }>;
  readonly onFolder: (files: Promise<ReadonlyMap<string, File>>) => void;
  readonly onAddress: (address: string) => void;
  readonly onStop: () => void;
}

/** Adds a model from a folder, chosen or dropped, or from a URL of this site. */
export function AddModel({ adding, onFolder, onAddress, onStop }: AddModelProps) {
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const isBusy = adding.status === 'reading' || adding.status === 'trying';

  function onDrop(event: DragEvent) {
    event.preventDefault();
    // Otherwise the page would open the file as a text.
    event.stopPropagation();
    setOver(false);
    onFolder(filesOfDrop(event.dataTransfer));
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    if (address !== '') onAddress(address);
  }

  return (
    <section
      className={styles.add}
      aria-label="Add a model"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h3>Bring your own</h3>
      <p>
        A BioGloss pack, or a BERT in the layout of Hugging Face that finds entities, answers
        questions or classifies relations: <code>config.json</code>, <code>tokenizer.json</code> and
        an ONNX graph, as Optimum exports them. It stays on this device.
      </p>
      {isBusy ? (
        <p className={styles.busy} role="status">
          {adding.status === 'reading'
            ? `Reading ${adding.title || 'the files'}${adding.bytes > 0 ? `: ${formatBytes(adding.bytes)}` : ''} …`
            : `Checking and trying ${adding.title} …`}
          <Button look="line" onClick={onStop}>
            Stop
          </Button>
        </p>
      ) : (
        <div className={styles.sources}>
          <Button look="primary" onClick={() => picker.current?.click()}>
            Choose a folder
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            data-model-folder=""
            {...{ webkitdirectory: '' }}
            onChange={(event) => {
              const { files } = event.currentTarget;
              if (files?.length) onFolder(Promise.resolve(filesOfInput(files)));
              event.currentTarget.value = '';
            }}
          />
          <span className={styles.or}>or drop one here, or</span>
          <form onSubmit={onSubmit}>
            <label htmlFor="model-address">Address on this site</label>
            <input id="model-address" name="address" placeholder="models/my-model/" />
            <Button look="line" type="submit">
              Add
            </Button>
          </form>
        </div>
      )}
      {adding.status === 'refused' && (
        <p className={styles.refused} role="alert">
          {adding.title === '' ? 'Nothing was added' : `“${adding.title}” was not added`}:{' '}
          {adding.reason}. What was in use still is.
        </p>
      )}
      {adding.status === 'failed' && (
        <p className={styles.refused} role="alert">
          {describeFailure(adding.failure).happened} It was not added; what was in use still is.
        </p>
      )}
    </section>
  );
}
