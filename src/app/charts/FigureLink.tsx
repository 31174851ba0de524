import type { ReactNode } from 'react';

export interface FigureLinkProps {
  readonly id: string;
  /** The figure in words: the name of the link. */
  readonly words: string;
  /** Absent when nothing was counted. */
  readonly href?: string | undefined;
  readonly children: ReactNode;
}

/** A part of a chart that links to what it counts. */
export function FigureLink({ id, words, href, children }: FigureLinkProps) {
  if (href === undefined) {
    return (
      <g data-figure={id}>
        <title>{words}</title>
        {children}
      </g>
    );
  }
  return (
    <a href={href} data-figure={id} draggable={false}>
      <title>{words}</title>
      {children}
    </a>
  );
}
