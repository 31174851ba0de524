import type { ReactNode } from 'react';

export interface FigureLinkProps {
  readonly id: string;
  /** What the figure says; it names the link. */
  readonly words: string;
  /** Absent: nothing was counted, and there is nothing to lead to. */
  readonly href?: string | undefined;
  readonly children: ReactNode;
}

/** A part of a drawing that leads to what was counted. */
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
