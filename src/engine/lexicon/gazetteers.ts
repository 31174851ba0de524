import { type Gazetteer, openGazetteer } from '../../core/gazetteer/gazetteer.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { readPacked } from './read-packed.ts';

/** Gives the gazetteer of a folder; undefined where it cannot be had: a text is then read by the model alone. */
export type Gazetteers = (url: string) => Promise<Gazetteer | undefined>;

/** The last gazetteer is kept; one that could not be had is tried again by the next text. */
export function createGazetteers(readFrom: (url: string) => ReadFile): Gazetteers {
  let loaded:
    | { readonly url: string; readonly gazetteer: Promise<Gazetteer | undefined> }
    | undefined;

  async function load(url: string): Promise<Gazetteer | undefined> {
    const file = await readPacked(readFrom(url), 'gazetteer.json');
    const opened = file.ok ? openGazetteer(file.value.bytes) : file;
    return opened.ok ? opened.value : undefined;
  }

  return async (url) => {
    if (loaded?.url !== url) loaded = { url, gazetteer: load(url) };
    const current = loaded;
    const gazetteer = await current.gazetteer;
    if (!gazetteer && loaded === current) loaded = undefined;
    return gazetteer;
  };
}
