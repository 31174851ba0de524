import { useEffect, useMemo, useRef } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { blocksOf } from '../../text/blocks.ts';
import { copyExactly } from '../../text/copy.ts';
import { type MarkListeners, markEvents } from '../../text/mark-events.ts';
import { mentionsByBlock } from '../../text/mentions-by-block.ts';
import styles from './DocumentText.module.css';
import { TextBlock } from './TextBlock.tsx';
import { useMarksInSlices } from './use-marks-in-slices.ts';

export interface DocumentTextProps extends MarkListeners {
  readonly text: string;
  /** Mentions to draw, in text order. */
  readonly mentions: readonly ResolvedMention[];
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that are more likely wrong than right; they are drawn as less certain. */
  readonly unsure: ReadonlySet<string>;
  /** Id of the mention that Tab reaches. */
  readonly tabStop: string | undefined;
  readonly hasTypeTags: boolean;
}

/** From this length (UTF-16 code units) on, the browser may skip blocks out of sight. */
const LAZY_FROM = 15_000;
const NONE: ReadonlySet<string> = new Set();

/** The text exactly as given (`textContent` equals it), with marked mentions. */
export function DocumentText(props: DocumentTextProps) {
  const { text, mentions, highlighted, unsure, tabStop, root } = props;
  const blocks = useMemo(() => blocksOf(text), [text]);
  const kept = useRef<readonly (readonly ResolvedMention[])[]>([]);
  const lists = useMemo(() => mentionsByBlock(blocks, mentions, kept.current), [blocks, mentions]);
  useEffect(() => {
    kept.current = lists;
  }, [lists]);
  const drawn = useMarksInSlices(
    root,
    blocks,
    lists,
    ({ id }) => id === tabStop || highlighted.has(id),
  );
  const isLazy = text.length > LAZY_FROM;

  return (
    <div
      ref={root}
      className={styles.document}
      data-text=""
      data-tags={props.hasTypeTags || undefined}
      {...markEvents(props)}
      onCopy={(event) => copyExactly(event, root.current, text)}
    >
      {blocks.map((block, i) => {
        const own = drawn[i] ?? [];
        return (
          <TextBlock
            key={block.start}
            text={text}
            block={block}
            mentions={own}
            highlighted={own.some((mention) => highlighted.has(mention.id)) ? highlighted : NONE}
            unsure={own.some((mention) => unsure.has(mention.id)) ? unsure : NONE}
            tabStop={own.some((mention) => mention.id === tabStop) ? tabStop : undefined}
            isLazy={isLazy}
          />
        );
      })}
    </div>
  );
}
