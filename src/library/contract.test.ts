import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Answers, Progress } from '../engine/contract/protocol.ts';
import * as node from '../index.node.ts';
import * as page from '../index.ts';

/** `tsc -b` checks these types. */
describe('the library', () => {
  it('has the same names for pages and for Node', () => {
    expect(Object.keys(page).sort()).toEqual(['AnnotatorError', 'createAnnotator']);
    expect(Object.keys(node).sort()).toEqual(Object.keys(page).sort());
  });

  it('gives the same annotator in both', () => {
    expectTypeOf(node.createAnnotator).returns.toEqualTypeOf<page.BioGlossAnnotator>();
    expectTypeOf(page.createAnnotator).returns.toEqualTypeOf<page.BioGlossAnnotator>();
    type Given = NonNullable<Parameters<typeof page.createAnnotator>[0]>;
    expectTypeOf<Given>().toEqualTypeOf<page.CreateOptions>();
  });

  it('knows what is given to it, and what it gives', () => {
    type Api = page.BioGlossAnnotator;
    type Options = NonNullable<Parameters<Api['annotate']>[1]>;
    expectTypeOf<Options>().toEqualTypeOf<page.AnnotateOptions>();
    expectTypeOf<Api['annotate']>().returns.resolves.toEqualTypeOf<page.LinkedAnnotations>();
    expectTypeOf<Api['ask']>().returns.resolves.toEqualTypeOf<Answers>();
    expectTypeOf<Api['dispose']>().returns.resolves.toBeVoid();
    expectTypeOf<page.AnnotateOptions['signal']>().toEqualTypeOf<AbortSignal | undefined>();
    expectTypeOf<page.AnnotateOptions['onProgress']>().toEqualTypeOf<
      ((progress: Progress) => void) | undefined
    >();
    expectTypeOf<page.LinkedAnnotations['concepts']>().toEqualTypeOf<
      Readonly<Record<string, readonly page.LinkedConcept[]>> | undefined
    >();
    expectTypeOf<page.AnnotatorError['code']>().toEqualTypeOf<page.FailureCode>();
  });
});
