/** What a file was found to be. */
export type Finding =
  /** A name in `formats.ts`. */
  | { readonly kind: 'format'; readonly format: string }
  /** Records of `{"id", "text"}`. */
  | { readonly kind: 'texts' }
  | { readonly kind: 'prose' }
  /** The file is of a kind that is not read. `reason`: a predicate without its subject that says which kind, and what to do. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** More of the file is needed. */
  | { readonly kind: 'undecided' };
