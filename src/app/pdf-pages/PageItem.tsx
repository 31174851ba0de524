import { type CSSProperties, memo } from 'react';
import type { ResolvedMention } from '../../core/document/model.ts';
import type { PlacedItem, UnitEdges } from '../../engine/contract/pdf-pages.ts';
import { markAttributes } from '../text/mark-attributes.ts';
import { type Node, nestFragments } from '../text/nest.ts';
import { baselineOf, estimatedEdges, naturalWidth } from './item-edges.ts';
import styles from './PdfPages.module.css';
import type { PageFragment } from './placed-text.ts';

export interface PageItemProps {
  readonly item: PlacedItem;
  /** Its place among the items of its page. */
  readonly index: number;
  readonly fragments: readonly PageFragment[] | undefined;
  /** Measured when the page was drawn. */
  readonly edges: UnitEdges | undefined;
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that look less sure. */
  readonly unsure: ReadonlySet<string>;
  readonly tabStop: string | undefined;
}

/**
 * The letters of an item, not to be seen, over those that are drawn, with the mentions in them as marks; for selection,
 * search and screen readers. They are in one line of text, so that a search finds words over the edges of marks, and set
 * apart to be as wide as those that are drawn. Lengths are points: the layer is scaled as a whole.
 */
export const PageItem = memo(function PageItem(props: PageItemProps) {
  const { item, index, fragments } = props;
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
      <Pieces {...props} edges={edges} nodes={nestFragments(whole, fragments ?? [])} />
    </span>
  );
});

interface PiecesProps extends PageItemProps {
  readonly edges: UnitEdges;
  readonly nodes: readonly Node<ResolvedMention>[];
}

function Pieces(props: PiecesProps) {
  const { item, edges, nodes, highlighted, unsure, tabStop } = props;
  return nodes.map((node) => {
    if (node.kind === 'text') {
      const text = item.text.slice(node.start, node.end);
      const width = Math.abs((edges[node.end] ?? item.width) - (edges[node.start] ?? 0));
      const apart = (width - naturalWidth(text, item.size)) / [...text].length;
      return (
        <span key={node.start} data-unit={node.start} style={{ letterSpacing: `${apart}px` }}>
          {text}
        </span>
      );
    }
    const { mention } = node;
    return (
      <mark
        key={`${mention.id}-${node.start}`}
        className={styles.mark}
        {...markAttributes(mention, {
          isPart: node.isPart,
          height: node.height,
          isHighlighted: highlighted.has(mention.id),
          isUnsure: unsure.has(mention.id),
          isTabStop: mention.id === tabStop,
        })}
      >
        <Pieces {...props} nodes={node.children} />
      </mark>
    );
  });
}

/** Of an item without mentions the ends alone are needed. */
function ends({ text, width }: PlacedItem): UnitEdges {
  const edges = new Float32Array(text.length + 1);
  edges[text.length] = width;
  return edges;
}
