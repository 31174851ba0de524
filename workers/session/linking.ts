import type { Mention } from '../../src/core/annotation.ts';
import type { Lexicon } from '../../src/core/link/lexicon.ts';
import { link } from '../../src/core/link/link.ts';
import { createVocabulary } from '../../src/core/link/own-vocabulary.ts';
import type { Result } from '../../src/core/result.ts';
import type { AnnotateInput, Annotations, LinkFailure } from '../protocol.ts';
import { loadLexicon } from './load-lexicon.ts';
import type { ReadFile } from './read-file.ts';

type Linked = Pick<Annotations, 'concepts' | 'linkFailure'>;

/** Links mentions with the lexicon that a job names; the last lexicon is kept, a failed one tried again. */
export function createLinking(
  readFrom: (url: string) => ReadFile,
): (input: AnnotateInput, found: readonly Mention[]) => Promise<Linked> {
  let loaded: { url: string; lexicon: Promise<Result<Lexicon, LinkFailure>> } | undefined;

  async function open(url: string): Promise<Result<Lexicon, LinkFailure>> {
    if (loaded?.url !== url) loaded = { url, lexicon: loadLexicon(readFrom(url)) };
    const current = loaded;
    const result = await current.lexicon;
    if (!result.ok && loaded === current) loaded = undefined;
    return result;
  }

  return async ({ text, known = [], linking }, found) => {
    if (!linking) return {};
    const lexicon = await open(linking.lexiconUrl);
    if (!lexicon.ok) return { linkFailure: lexicon.error };
    const mentions = [...known, ...found];
    const own = linking.own && createVocabulary(linking.own);
    const concepts = link(text, mentions, lexicon.value, { own });
    return {
      concepts: Object.fromEntries(mentions.map(({ id }, index) => [id, concepts[index] ?? []])),
    };
  };
}
