import { memo, type RefObject, useRef } from 'react';
import type { PageLayout } from '../../engine/contract/pdf-pages.ts';
import { PageItem } from './PageItem.tsx';
import styles from './PdfPages.module.css';
import type { PageFragment } from './placed-text.ts';
import { type Draw, useDrawn } from './use-drawn.ts';

export interface PdfPageProps {
  /** From 0. */
  readonly number: number;
  readonly of: number;
  readonly layout: PageLayout;
  readonly draw: Draw;
  /** CSS pixels per point. */
  readonly scale: number;
  /** True when the document needs the page's letters. */
  readonly hasText: boolean;
  readonly marks: ReadonlyMap<number, readonly PageFragment[]> | undefined;
  /** Ids of highlighted mentions on this page. */
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that are drawn as less certain. */
  readonly unsure: ReadonlySet<string>;
  readonly tabStop: string | undefined;
}

/** A page, drawn when it comes near the window, with its letters and mentions on top. */
export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { number, of, layout, scale, hasText, marks, highlighted, unsure, tabStop } = props;
  const frame = useRef<HTMLElement>(null);
  const canvas: RefObject<HTMLCanvasElement | null> = useRef(null);
  const drawn = useDrawn({ frame, canvas, draw: props.draw, number, scale });
  return (
    <section
      ref={frame}
      className={styles.page}
      data-page={number + 1}
      data-drawn={drawn.status === 'drawn' || undefined}
      aria-label={`Page ${number + 1} of ${of}`}
      style={{ inlineSize: layout.width * scale, blockSize: layout.height * scale }}
    >
      <canvas ref={canvas} className={styles.canvas} />
      {drawn.status === 'failed' && (
        <p className={styles.failed} role="status">
          This page could not be drawn ({drawn.reason}). Its words are under ‘Text’.
        </p>
      )}
      {hasText && (
        <div
          className={styles.layer}
          data-measured={drawn.edges !== undefined || undefined}
          style={{
            inlineSize: layout.width,
            blockSize: layout.height,
            transform: `scale(${scale})`,
          }}
        >
          {layout.items.map((item, index) =>
            item.text === '' ? null : (
              <PageItem
                // biome-ignore lint/suspicious/noArrayIndexKey: items of a page never change.
                key={index}
                item={item}
                index={index}
                fragments={marks?.get(index)}
                edges={marks?.has(index) ? drawn.edges?.[index] : undefined}
                highlighted={marks?.has(index) ? highlighted : NONE}
                unsure={marks?.has(index) ? unsure : NONE}
                tabStop={marks?.has(index) ? tabStop : undefined}
              />
            ),
          )}
        </div>
      )}
    </section>
  );
});

const NONE: ReadonlySet<string> = new Set();
