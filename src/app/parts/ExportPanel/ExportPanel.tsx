import { useId, useState } from 'react';
import type { ExportFormat } from '../../../formats/format.ts';
import { plural } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ExportPanel.module.css';

export type Scope = 'all' | 'filtered';

export interface ExportPanelProps {
  readonly formats: readonly ExportFormat[];
  readonly write: (format: string, scope: Scope) => string;
  /** What this very document loses, sentences. */
  readonly losses: (format: string, scope: Scope) => readonly string[];
  /** File name without its ending. */
  readonly fileName: string;
  /** What the filter leaves, and what there is in all. */
  readonly counts: Readonly<
    Record<Scope, { readonly mentions: number; readonly relations: number }>
  >;
  readonly isReading: boolean;
}

const PREVIEW_LINES = 14;
const PREVIEW_WIDTH = 200;

/** The annotations as a file: what each format loses, how it begins, copy or download. */
export function ExportPanel({
  formats,
  write,
  losses,
  fileName,
  counts,
  isReading,
}: ExportPanelProps) {
  const [id, setId] = useState(formats[0]?.id ?? '');
  const [scope, setScope] = useState<Scope>('all');
  const losesId = useId();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const format = formats.find((one) => one.id === id) ?? formats[0];
  if (!format) return null;
  const content = write(format.id, scope);
  const lines = content.split('\n');
  const lost = losses(format.id, scope);

  async function copy() {
    try {
      await navigator.clipboard.writeText(content);
      setCopied('yes');
    } catch {
      setCopied('refused');
    }
  }

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
                setId(one.id);
                setCopied('no');
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
        {(['all', 'filtered'] as const).map((one) => (
          <label key={one} className={styles.format}>
            <input
              type="radio"
              name="scope"
              value={one}
              checked={one === scope}
              onChange={() => {
                setScope(one);
                setCopied('no');
              }}
            />
            <span>
              {one === 'all' ? 'The whole document' : 'What is shown'}{' '}
              <small>
                {plural(counts[one].mentions, 'mention')},{' '}
                {plural(counts[one].relations, 'relation')}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      {isReading && (
        <p className={styles.soft}>The text is still being read: this is what is known so far.</p>
      )}
      {lost.length > 0 && (
        <p className={styles.soft} data-export-losses="">
          Of this document: {lost.join('; ')}.
        </p>
      )}
      <div className={styles.actions}>
        <Button
          look="primary"
          onClick={() => download(content, `${fileName}.${format.extension}`, format.mediaType)}
        >
          Download
        </Button>
        <Button look="line" onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status" className={styles.soft}>
          {copied === 'yes' && 'Copied.'}
          {copied === 'refused' && 'The browser refused the clipboard: use Download.'}
        </span>
      </div>
      <figure>
        <figcaption>How it begins ({plural(lines.length, 'line')})</figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
        <pre tabIndex={0} data-export-preview="">
          {lines
            .slice(0, PREVIEW_LINES)
            .map((line) =>
              line.length > PREVIEW_WIDTH ? `${line.slice(0, PREVIEW_WIDTH)} …` : line,
            )
            .join('\n')}
          {lines.length > PREVIEW_LINES && '\n…'}
        </pre>
      </figure>
    </div>
  );
}

function download(content: string, name: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
