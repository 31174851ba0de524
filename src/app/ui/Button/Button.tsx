import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'line' | 'primary';
  /** A square button for a single glyph; needs an `aria-label`. */
  readonly isIcon?: boolean;
}

export function Button({ look = 'plain', isIcon = false, className, ...rest }: ButtonProps) {
  const classes = [styles.button, look === 'plain' ? '' : styles[look], isIcon ? styles.icon : ''];
  return (
    <button type="button" {...rest} className={[...classes, className].filter(Boolean).join(' ')} />
  );
}
