import { Button } from '../ui/Button/Button.tsx';
import styles from './PdfBar.module.css';

export type Look = 'pages' | 'text';

export interface PdfBarProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  /** Shown when there are no pages to see, or not yet. */
  readonly notice: string | undefined;
}

const LOOKS = [
  ['pages', 'Pages'],
  ['text', 'Text'],
] as const;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** Chooses how a PDF is shown: as its pages, or as the text read from it. */
export function PdfBar({ look, onLook, zoom, onZoom, notice }: PdfBarProps) {
  const step = (by: number) => onZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom);
  return (
    <div className={styles.bar} data-covers="top">
      <fieldset className={styles.looks} aria-label="Show the PDF as">
        {LOOKS.map(([id, label]) => (
          <Button key={id} look="line" aria-pressed={look === id} onClick={() => onLook(id)}>
            {label}
          </Button>
        ))}
      </fieldset>
      <p className={styles.notice} role="status">
        {notice}
      </p>
      {look === 'pages' && (
        <div className={styles.zoom}>
          <Button isIcon aria-label="Smaller" disabled={zoom === ZOOMS[0]} onClick={() => step(-1)}>
            −
          </Button>
          <Button aria-label="As wide as there is room" onClick={() => onZoom(1)}>
            {Math.round(zoom * 100)} %
          </Button>
          <Button
            isIcon
            aria-label="Larger"
            disabled={zoom === ZOOMS.at(-1)}
            onClick={() => step(1)}
          >
            +
          </Button>
        </div>
      )}
    </div>
  );
}
