import { entryOf } from '../../core/lookup.ts';

/** How a type of entity looks: a hue on one perceptual scale, and an underline pattern beside it. */
export interface TypeStyle {
  /** Degrees in oklch. */
  readonly hue: number;
  readonly pattern: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
}

/** The same as on the BioGloss page (`src/app/styles/tokens.css`). */
export const TYPE_STYLES: Readonly<Record<string, TypeStyle>> = {
  Gene: { hue: 258, pattern: 'solid' },
  GeneFamily: { hue: 285, pattern: 'double' },
  DNA: { hue: 238, pattern: 'dotted' },
  RNA: { hue: 350, pattern: 'solid' },
  Variant: { hue: 318, pattern: 'dashed' },
  Chemical: { hue: 152, pattern: 'double' },
  Disease: { hue: 27, pattern: 'wavy' },
  Species: { hue: 82, pattern: 'dotted' },
  CellLine: { hue: 178, pattern: 'solid' },
  CellType: { hue: 205, pattern: 'dashed' },
  Anatomy: { hue: 118, pattern: 'dashed' },
};

const OTHER: TypeStyle = { hue: 60, pattern: 'solid' };

export const lookOf = (type: string): TypeStyle => entryOf(TYPE_STYLES, type) ?? OTHER;

/** `CellLine` -> `cell-line`: in the names of highlights and custom properties. */
export const cssNameOf = (type: string): string =>
  type
    .replace(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, '-');

/** A type's colour: the host's `--bio-gloss-gene` and so on, or ours. Half-way, so that it shows on light and dark. */
export const colourOf = (type: string): string =>
  `var(--bio-gloss-${cssNameOf(type)}, oklch(0.62 0.15 ${lookOf(type).hue}))`;
