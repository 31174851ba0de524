import { useEffect, useId, useState } from 'react';
import type { WritingReply } from '../../../engine/contract/writing.ts';
import type { ExportFormat } from '../../../formats/format.ts';
import { plural } from '../../content/format.ts';
import { saveFile } from '../../save-file.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ExportPanel.module.css';

/** What is exported: likely or decided annotations, those that the filters show, or all. */
export type Scope = 'likely' | 'filtered' | 'all';

/** The latest result. Requests are numbered, so that the age of a result is known. */
export interface Writing {
  readonly asked: number;
  readonly answer:
    | { readonly number: number; readonly format: string; readonly reply: WritingReply }
    | undefined;
}

export interface ExportPanelProps {
  readonly formats: readonly ExportFormat[];
  /** Id of the chosen format. */
  readonly format: string;
  readonly onFormat: (id: string) => void;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** The scopes to choose from. */
  readonly scopes: readonly Scope[];
  readonly writing: Writing;
  /** File name without its extension. */
  readonly fileName: string;
  /** Numbers of annotations in each scope. */
  readonly counts: Readonly<Record<Scope, ExportCounts>>;
  /** Whose annotations each scope holds; undefined where only the model says something. */
  readonly layers: Readonly<Record<Scope, string>> | undefined;
  readonly isReading: boolean;
  /** The curator's name as typed. */
  readonly curator: string;
  readonly onCurator: (name: string) => void;
}

export interface ExportCounts {
  /** Mentions that are not rejected. */
  readonly mentions: number;
  readonly relations: number;
  /** Rejected mentions and relations. */
  readonly rejected: number;
}

interface Wanted {
  readonly action: 'download' | 'copy';
  /** Number of the first request whose result suffices. */
  readonly since: number;
}

/**
 * Exports annotations as a file: shows the losses of each format and the beginning of the file, and copies or downloads
 * it.
 */
export function ExportPanel({
  formats,
  format: id,
  onFormat,
  scope,
  scopes,
  onScope,
  writing: { asked, answer },
  fileName,
  counts,
  isReading,
  layers,
  curator,
  onCurator,
}: ExportPanelProps) {
  const losesId = useId();
  const curatorId = useId();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const [wanted, setWanted] = useState<Wanted>();
  const format = formats.find((one) => one.id === id) ?? formats[0];
  const reply = answer?.reply;
  const written = reply?.type === 'written' && answer?.format === id ? reply.written : undefined;

  // A long document takes a moment to write, so the action waits for the result.
  useEffect(() => {
    if (!wanted || !format || !answer || answer.number < wanted.since) return;
    setWanted(undefined);
    if (answer.reply.type === 'failed') return;
    const { content } = answer.reply.written;
    if (wanted.action === 'download') {
      saveFile(content, `${fileName}.${format.extension}`, format.mediaType);
      return;
    }
    void copyText(content).then(setCopied);
  }, [wanted, format, answer, fileName]);

  if (!format) return null;
  const forget = () => {
    setCopied('no');
    setWanted(undefined);
  };
  const want = (action: Wanted['action']) => () => {
    setCopied('no');
    setWanted({ action, since: asked });
  };

  return (
    <div className={styles.export}>
      <fieldset>
        <legend>Format</legend>
        {formats.map((one) => (
          <label key={one.id} className={styles.format}>
            <input
              type="radio"
              name="format"
              value={one.id}
              checked={one.id === format.id}
              aria-describedby={one.id === format.id ? losesId : undefined}
              onChange={() => {
                onFormat(one.id);
                forget();
              }}
            />
            {one.name}
          </label>
        ))}
        <p id={losesId} className={styles.soft}>
          {format.loses}
        </p>
      </fieldset>
      <fieldset>
        <legend>What</legend>
        {scopes.map((one) => (
          <label key={one} className={styles.format}>
            <input
              type="radio"
              name="scope"
              value={one}
              checked={one === scope}
              onChange={() => {
                onScope(one);
                forget();
              }}
            />
            <span>
              {nameOf(one, format)}{' '}
              <small>
                {plural(counts[one].mentions, 'mention')},{' '}
                {plural(counts[one].relations, 'relation')}
                {counts[one].rejected > 0 &&
                  `, ${format.holdsRejected ? 'and' : 'without'} ${counts[one].rejected} rejected`}
                {layers && <span data-export-layers="">: {layers[one]}</span>}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={styles.curator}>
        <span>Your name (optional)</span>
        <input
          value={curator}
          maxLength={200}
          autoComplete="off"
          aria-describedby={curatorId}
          onChange={({ target }) => onCurator(target.value)}
        />
        <small id={curatorId}>
          Exports say it beside what you decide from now on. It is kept on this device.
        </small>
      </label>
      {isReading && (
        <p className={styles.soft}>The text is still being read: this is what is known so far.</p>
      )}
      {written && written.losses.length > 0 && (
        <p className={styles.soft} data-export-losses="">
          Of this document: {written.losses.join('; ')}.
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" onClick={want('download')}>
          Download
        </Button>
        <Button look="line" onClick={want('copy')}>
          Copy
        </Button>
        <span role="status" className={styles.soft}>
          {wanted && 'Writing …'}
          {copied === 'yes' && 'Copied.'}
          {copied === 'refused' && 'The browser refused the clipboard: use Download.'}
          {reply?.type === 'failed' &&
            `It could not be written (${reply.reason}). Another format may do.`}
        </span>
      </div>
      {written && (
        <figure>
          <figcaption>How it begins ({plural(written.lines, 'line')})</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
          <pre tabIndex={0} data-export-preview="">
            {written.beginning}
          </pre>
        </figure>
      )}
    </div>
  );
}

function nameOf(scope: Scope, { holdsAll }: ExportFormat): string {
  if (scope === 'filtered') return 'What is shown';
  return scope === 'likely' || holdsAll ? 'The whole document' : 'The less certain, too';
}

/** Outside a secure context a browser has no clipboard to write to. */
async function copyText(content: string): Promise<'yes' | 'refused'> {
  try {
    await navigator.clipboard.writeText(content);
    return 'yes';
  } catch {
    return 'refused';
  }
}
