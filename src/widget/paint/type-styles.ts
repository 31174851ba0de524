import { appearanceOf } from '../../core/catalogue/entity-type.ts';

/** `CellLine` becomes `cell-line`, in names of highlights and custom properties. */
export const cssNameOf = (type: string): string =>
  type
    .replace(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, '-');

/**
 * A type's colour: the host's `--bio-gloss-gene` and so on, or a default of medium lightness, which is visible on light
 * and dark backgrounds.
 */
export const colourOf = (type: string): string =>
  `var(--bio-gloss-${cssNameOf(type)}, oklch(0.62 0.15 ${appearanceOf(type).hue}))`;
