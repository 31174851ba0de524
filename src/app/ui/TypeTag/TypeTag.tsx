import type { ReactNode } from 'react';
import shared from '../../styles/shared.module.css';

/** A name in the colour and underline of its type. */
export function TypeTag({
  type,
  children,
}: {
  readonly type: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={shared.type} data-type={type}>
      {children}
    </span>
  );
}
