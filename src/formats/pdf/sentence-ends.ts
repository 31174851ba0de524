/** What a line ends with that ends a sentence, or a part of one before a list. */
export const ENDS = /[.!?:;][\p{Pe}\p{Pf}"'\d]*\s*$/u;

/** What no sentence ends with. */
export const OPEN_END =
  /(?:[,-]|\b(?:a|an|and|are|as|at|but|by|for|from|in|into|is|of|on|or|than|that|the|their|to|was|were|which|with))\s*$/iu;
