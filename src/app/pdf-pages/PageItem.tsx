import { type CSSProperties, memo } from 'react';
import type { Span } from '../../core/text/span.ts';
import type { PlacedItem, UnitEdges } from '../../engine/contract/pdf-pages.ts';
import { type MarkLook, MentionMarks } from '../text/MentionMarks.tsx';
import { nestFragments } from '../text/nest.ts';
import { baselineOf, estimatedEdges, naturalWidth } from './item-edges.ts';
import styles from './PdfPages.module.css';
import type { PageFragment } from './placed-text.ts';

export interface PageItemProps extends MarkLook {
  readonly item: PlacedItem;
  /** Index of the item on its page. */
  readonly index: number;
  readonly fragments: readonly PageFragment[] | undefined;
  /** Edges measured when the page was drawn; undefined before. */
  readonly edges: UnitEdges | undefined;
}

/**
 * The invisible letters of an item over the drawn ones, with its mentions as marks, for selection, search and screen
 * readers. They are one line of text, so that a search finds words across marks, and spaced to the width of the drawn
 * letters. Lengths are points; the layer is scaled as a whole.
 */
export const PageItem = memo(function PageItem(props: PageItemProps) {
  const { item, index, fragments, highlighted, unsure, tabStop } = props;
  const above = baselineOf(item.size);
  const style: CSSProperties = {
    insetInlineStart: item.x,
    insetBlockStart: item.y - above,
    fontSize: item.size,
    lineHeight: `${item.size}px`,
    ...(item.angle !== 0 && {
      transform: `rotate(${item.angle}rad)`,
      transformOrigin: `0 ${above}px`,
    }),
  };
  const edges = props.edges ?? (fragments ? estimatedEdges(item) : ends(item));
  const whole = { start: 0, end: item.text.length };
  return (
    <span className={styles.item} data-item={index} style={style}>
      <MentionMarks
        nodes={nestFragments(whole, fragments ?? [])}
        mark={styles.mark}
        textOf={(span) => <Unit item={item} edges={edges} span={span} />}
        {...{ highlighted, unsure, tabStop }}
      />
    </span>
  );
});

interface UnitProps {
  readonly item: PlacedItem;
  readonly edges: UnitEdges;
  /** Span of the item's text. */
  readonly span: Span;
}

/** A run of letters, spaced to the width of the drawn ones. */
function Unit({ item, edges, span: { start, end } }: UnitProps) {
  const text = item.text.slice(start, end);
  const width = Math.abs((edges[end] ?? item.width) - (edges[start] ?? 0));
  const apart = (width - naturalWidth(text, item.size)) / [...text].length;
  return (
    <span data-unit={start} style={{ letterSpacing: `${apart}px` }}>
      {text}
    </span>
  );
}

/** For an item without mentions only the two ends are needed. */
function ends({ text, width }: PlacedItem): UnitEdges {
  const edges = new Float32Array(text.length + 1);
  edges[text.length] = width;
  return edges;
}
