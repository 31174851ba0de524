import { memo } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import type { Block } from '../../text/blocks.ts';
import { markAttributes } from '../../text/mark-attributes.ts';
import { type Node, nest } from '../../text/nest.ts';
import styles from './DocumentText.module.css';

export interface TextBlockProps {
  readonly text: string;
  readonly block: Block;
  /** Those that touch this block, in text order. */
  readonly mentions: readonly ResolvedMention[];
  /** Ids of mentions that are highlighted. */
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that look less sure. */
  readonly unsure: ReadonlySet<string>;
  /** The one mention that Tab stops at, when it is in this block. */
  readonly tabStop: string | undefined;
  /** Whether the block may be skipped by the browser while it is out of sight. */
  readonly isLazy: boolean;
}

/** Measured on the page: characters in a line, and the height of one in rem. Only estimates a block out of sight. */
const LINE_LENGTH = 70;
const LINE_REM = 2.2;

/** One block of the text with its mentions as marks. Adds no character, no box and no width to the text. */
export const TextBlock = memo(function TextBlock(props: TextBlockProps) {
  const { text, block, mentions, isLazy } = props;
  const Tag = block.kind === 'title' ? 'h2' : 'div';
  const lines = Math.ceil((block.end - block.start) / LINE_LENGTH);
  return (
    <Tag
      className={`${styles[block.kind]} ${isLazy ? styles.lazy : ''}`}
      data-start={block.start}
      {...(isLazy && { style: { containIntrinsicBlockSize: `auto ${lines * LINE_REM}rem` } })}
    >
      <Pieces {...props} text={text} nodes={nest(block, mentions)} />
    </Tag>
  );
});

function Pieces(props: TextBlockProps & { readonly nodes: readonly Node<ResolvedMention>[] }) {
  const { text, nodes, highlighted, unsure, tabStop } = props;
  return nodes.map((node) => {
    if (node.kind === 'text') return text.slice(node.start, node.end);
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
