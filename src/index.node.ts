/** The library for Node, with the same names as for pages, which follow semantic versioning. */
export { type CreateOptions, createAnnotator } from './library/node.ts';
export * from './library/public.ts';
