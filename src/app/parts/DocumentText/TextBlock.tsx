import { memo } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import type { Block } from '../../text/blocks.ts';
import { type MarkLook, MentionMarks } from '../../text/MentionMarks.tsx';
import { nest } from '../../text/nest.ts';
import styles from './DocumentText.module.css';

export interface TextBlockProps extends MarkLook {
  readonly text: string;
  readonly block: Block;
  /** Mentions that touch this block, in text order. */
  readonly mentions: readonly ResolvedMention[];
  /** True when the browser may skip the block while it is out of sight. */
  readonly isLazy: boolean;
}

/**
 * Measured on the page: characters in a line, and the height of a line in rem. They only estimate blocks out of sight.
 */
const LINE_LENGTH = 70;
const LINE_REM = 2.2;

/** One block of the text, with its mentions as marks. The marks add no character, box or width to the text. */
export const TextBlock = memo(function TextBlock(props: TextBlockProps) {
  const { text, block, mentions, isLazy, highlighted, unsure, tabStop } = props;
  const Tag = block.kind === 'title' ? 'h2' : 'div';
  const lines = Math.ceil((block.end - block.start) / LINE_LENGTH);
  return (
    <Tag
      className={`${styles[block.kind]} ${isLazy ? styles.lazy : ''}`}
      data-start={block.start}
      {...(isLazy && { style: { containIntrinsicBlockSize: `auto ${lines * LINE_REM}rem` } })}
    >
      <MentionMarks
        nodes={nest(block, mentions)}
        mark={styles.mark}
        textOf={({ start, end }) => text.slice(start, end)}
        {...{ highlighted, unsure, tabStop }}
      />
    </Tag>
  );
});
