/** The library for Node, the same names as for pages: everything that is public, and nothing else. Semantic versioning holds for these names. */
export { type CreateOptions, createAnnotator } from './library/node.ts';
export * from './library/public.ts';
