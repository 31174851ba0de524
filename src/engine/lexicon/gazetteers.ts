import type { Failure } from '../../core/errors.ts';
import { type Gazetteer, openGazetteer } from '../../core/gazetteer/gazetteer.ts';
import { fail, type Result } from '../../core/result.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { readPacked } from './read-packed.ts';

/** Loads the gazetteer of a folder. After a failure, the model reads a text alone. */
export type Gazetteers = (url: string) => Promise<Result<Gazetteer, Failure>>;

/** Keeps the last gazetteer. After a failure, the next text tries again. */
export function createGazetteers(readFrom: (url: string) => ReadFile): Gazetteers {
  let loaded:
    | { readonly url: string; readonly gazetteer: Promise<Result<Gazetteer, Failure>> }
    | undefined;

  async function load(url: string): Promise<Result<Gazetteer, Failure>> {
    const file = await readPacked(readFrom(url), 'gazetteer.json');
    if (!file.ok) return file;
    const opened = openGazetteer(file.value.bytes);
    if (opened.ok) return opened;
    return fail({ code: 'lexicon-invalid', reason: `the dictionary ${opened.error}` });
  }

  return async (url) => {
    if (loaded?.url !== url) loaded = { url, gazetteer: load(url) };
    const current = loaded;
    const gazetteer = await current.gazetteer;
    if (!gazetteer.ok && loaded === current) loaded = undefined;
    return gazetteer;
  };
}
