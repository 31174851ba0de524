import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { ResolvedMention } from '../../core/document/model.ts';
import type { PdfPagesClient } from '../../runtime/documents/open-pdf-pages.ts';
import { copyExactly } from '../text/copy.ts';
import { placeText } from '../text/dom-offsets.ts';
import { type MarkListeners, markEvents } from '../text/mark-events.ts';
import { PdfPage } from './PdfPage.tsx';
import styles from './PdfPages.module.css';
import { pagePlacement } from './page-placement.ts';
import { marksOnPages, placeOnPages } from './placed-text.ts';
import { useFittingScale } from './use-fitting-scale.ts';
import { usePagesWithText } from './use-pages-with-text.ts';

export interface PdfPagesProps extends MarkListeners {
  readonly pages: PdfPagesClient;
  readonly text: string;
  /** Mentions to draw, in text order. */
  readonly mentions: readonly ResolvedMention[];
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that are more likely wrong than right; they are drawn as less certain. */
  readonly unsure: ReadonlySet<string>;
  /** Id of the mention that Tab reaches. */
  readonly tabStop: string | undefined;
  readonly hasTypeTags: boolean;
  /** 1 fits the width of the page to the room. */
  readonly zoom: number;
  /** Called with the number of mentions that the pages do not show. */
  readonly onUnplaced: (count: number) => void;
  /** Called when the element is in the document. */
  readonly onShown: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** The pages of a PDF with the mentions on them. */
export function PdfPages(props: PdfPagesProps) {
  const { pages, text, mentions, highlighted, tabStop, root, zoom, onUnplaced, onShown } = props;
  const { layout, draw } = pages;
  const placed = useMemo(() => placeOnPages(layout, text), [layout, text]);
  const marks = useMemo(() => marksOnPages(placed, mentions), [placed, mentions]);
  const fitting = useFittingScale(root, layout);
  const withText = usePagesWithText(root, layout);
  const highlightedOn = useMemo(
    () => new Set([...highlighted].flatMap((id) => marks.pageOf.get(id) ?? [])),
    [highlighted, marks],
  );
  const pageOfTabStop = tabStop === undefined ? undefined : marks.pageOf.get(tabStop);

  useLayoutEffect(() => {
    const element = root.current;
    return element ? placeText(element, pagePlacement(element, placed)) : undefined;
  }, [root, placed]);
  useEffect(() => onUnplaced(marks.unplaced), [marks, onUnplaced]);
  useEffect(onShown, [onShown]);

  return (
    <div
      ref={root}
      className={styles.pages}
      data-pdf=""
      data-wide={zoom > 1 || undefined}
      data-tags={props.hasTypeTags || undefined}
      {...markEvents(props)}
      onCopy={(event) => copyExactly(event, root.current, text)}
    >
      {fitting !== undefined &&
        layout.pages.map((page, number) => {
          return (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: pages never change.
              key={number}
              number={number}
              of={layout.pages.length}
              layout={page}
              draw={draw}
              scale={fitting * zoom}
              hasText={withText.has(number) || number === pageOfTabStop}
              marks={marks.pages.get(number)}
              highlighted={highlightedOn.has(number) ? highlighted : NONE}
              unsure={props.unsure}
              tabStop={number === pageOfTabStop ? tabStop : undefined}
            />
          );
        })}
    </div>
  );
}
