/** The library for pages: its public names, which follow semantic versioning. */
export { type CreateOptions, createAnnotator } from './library/page.ts';
export * from './library/public.ts';
