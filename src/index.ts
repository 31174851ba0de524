/** The library for pages: everything that is public, and nothing else. Semantic versioning holds for these names. */
export { type CreateOptions, createAnnotator } from './library/page.ts';
export * from './library/public.ts';
