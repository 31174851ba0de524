import { Fragment, type ReactNode } from 'react';
import type { ResolvedMention } from '../../core/document/model.ts';
import type { Span } from '../../core/text/span.ts';
import { markAttributes } from './mark-attributes.ts';
import type { Node } from './nest.ts';

/** The state of marks in a text. */
export interface MarkLook {
  /** Ids of mentions that are highlighted. */
  readonly highlighted: ReadonlySet<string>;
  /** Ids of mentions that are drawn as less certain. */
  readonly unsure: ReadonlySet<string>;
  /** Id of the mention that Tab reaches, when it is in this part of the text. */
  readonly tabStop: string | undefined;
}

export interface MentionMarksProps extends MarkLook {
  readonly nodes: readonly Node<ResolvedMention>[];
  /** Class of a mark. */
  readonly mark: string | undefined;
  /** Draws a span without further marks. */
  readonly textOf: (span: Span) => ReactNode;
}

/** A text with its mentions as nested marks. */
export function MentionMarks(props: MentionMarksProps) {
  const { nodes, mark, textOf, highlighted, unsure, tabStop } = props;
  return nodes.map((node) => {
    if (node.kind === 'text') return <Fragment key={node.start}>{textOf(node)}</Fragment>;
    const { mention } = node;
    return (
      <mark
        key={`${mention.id}-${node.start}`}
        className={mark}
        {...markAttributes(mention, {
          isPart: node.isPart,
          height: node.height,
          isHighlighted: highlighted.has(mention.id),
          isUnsure: unsure.has(mention.id),
          isTabStop: mention.id === tabStop,
        })}
      >
        <MentionMarks {...props} nodes={node.children} />
      </mark>
    );
  });
}
