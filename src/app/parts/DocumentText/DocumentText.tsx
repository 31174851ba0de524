import {
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { blocksOf } from '../../text/blocks.ts';
import { copyExactly } from '../../text/copy.ts';
import { freePress } from '../../text/free-press.ts';
import { markOf, mentionAt } from '../../text/marks.ts';
import { mentionsByBlock } from '../../text/mentions-by-block.ts';
import styles from './DocumentText.module.css';
import { TextBlock } from './TextBlock.tsx';

export interface DocumentTextProps {
  readonly text: string;
  /** To draw, in text order. */
  readonly mentions: readonly ResolvedMention[];
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions of which more are wrong than right: they look less sure. */
  readonly unsure: ReadonlySet<string>;
  /** The mention that Tab stops at. */
  readonly tabStop: string | undefined;
  readonly hasTypeTags: boolean;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly onFocusMention: (id: string) => void;
  /** A mention was clicked, and has the focus. */
  readonly onChooseMention: () => void;
  readonly onHoverMention: (id: string | undefined) => void;
  /** The text was clicked where no mention is. */
  readonly onLeave: () => void;
}

/** From this length (UTF-16) the browser may skip blocks that are out of sight. */
const LAZY_FROM = 15_000;
const NONE: ReadonlySet<string> = new Set();

/** The text exactly as given (`textContent` equals it), with mentions marked. */
export function DocumentText(props: DocumentTextProps) {
  const { text, mentions, highlighted, unsure, tabStop, root } = props;
  const blocks = useMemo(() => blocksOf(text), [text]);
  const kept = useRef<readonly (readonly ResolvedMention[])[]>([]);
  const lists = useMemo(() => mentionsByBlock(blocks, mentions, kept.current), [blocks, mentions]);
  useEffect(() => {
    kept.current = lists;
  }, [lists]);
  const isLazy = text.length > LAZY_FROM;

  function onFocus(event: FocusEvent) {
    const id = mentionAt(event.target);
    if (id !== undefined) props.onFocusMention(id);
  }

  function onMouseOver(event: MouseEvent) {
    // A text that scrolls under a resting pointer is not pointed at.
    if (event.movementX !== 0 || event.movementY !== 0) {
      props.onHoverMention(mentionAt(event.target));
    }
  }

  function onClick(event: MouseEvent) {
    if (!window.getSelection()?.isCollapsed) return;
    const id = mentionAt(event.target);
    if (id === undefined) props.onLeave();
    else {
      markOf(root.current, id)?.focus();
      props.onChooseMention();
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: marks are reached by keyboard through focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: events of the marks are handled here, once.
    <div
      ref={root}
      className={styles.document}
      data-text=""
      data-tags={props.hasTypeTags || undefined}
      onFocus={onFocus}
      onPointerDown={(event) => root.current && freePress(event, root.current)}
      onClick={onClick}
      onMouseOver={onMouseOver}
      onMouseLeave={() => props.onHoverMention(undefined)}
      onCopy={(event) => copyExactly(event, root.current, text)}
    >
      {blocks.map((block, i) => {
        const own = lists[i] ?? [];
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
