import { annotateAndLink } from '../core/read/annotate-and-link.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import type { AnnotateInput, LinkSources } from '../engine/contract/protocol.ts';
import { type BioGlossAnnotator, DEFAULT_LIMIT } from './annotator.ts';
import { unwrap } from './unwrap.ts';

/** The library's interface over an `Annotator` in a worker or in this thread. Failures reject. */
export function fromAnnotator(
  annotator: Annotator,
  sources: LinkSources | undefined,
  names: Pick<AnnotateInput, 'gazetteerUrl'>,
): BioGlossAnnotator {
  return {
    async annotate(text, { signal, onProgress, guideline, everything } = {}) {
      const given = signal && { signal };
      unwrap(await annotator.open({ signal, onProgress }));
      const input = {
        ...{ text, ...names },
        ...(guideline !== undefined && { guideline }),
        ...(!everything && { isRunningText: true }),
      };
      const read = await annotateAndLink(
        () =>
          annotator.annotate(input, {
            ...given,
            onReading: ({ read }) =>
              onProgress?.({ phase: 'read', done: read.pieces, total: read.of }),
          }),
        sources && (({ mentions }) => annotator.link({ text, mentions, sources }, given)),
      );
      const { annotations, links, linkFailure } = unwrap(read);
      return {
        ...annotations,
        ...(links && { concepts: links.concepts }),
        ...(linkFailure && { linkFailure }),
      };
    },
    async ask(text, question, { signal, onProgress, limit = DEFAULT_LIMIT } = {}) {
      unwrap(await annotator.open({ signal, onProgress }));
      const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
      return unwrap(await annotator.answer({ text, question, limit }, options));
    },
    dispose: () => annotator.close(),
  };
}
