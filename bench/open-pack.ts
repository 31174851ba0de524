import { openNodeGazetteer } from '../src/cli/open-node-gazetteer.ts';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import type { Reader } from '../src/core/read/reader.ts';
import type { OpenedReader } from '../src/engine/annotator/open-reader.ts';
import { openReader } from '../src/node/open-reader.ts';

/** The folder of the pack that reads by default. */
export const DEFAULT_PACK = `public/${EMBEDDED_PACKS[0].folder}`;

/** Options of what measures our own sentences. */
export const SENTENCE_OPTIONS = {
  pack: { type: 'string', default: DEFAULT_PACK },
  list: { type: 'boolean', default: false },
} as const;

/** Opens a pack with one thread. Throws when it cannot be opened. */
export async function openPack(pack: string): Promise<OpenedReader> {
  const opened = await openReader({ pack, threads: 1 }, () => {});
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

export interface EntityPack {
  /** The pack without its relations, which cost time, and with the dictionary. */
  readonly reader: Reader & { readonly gazetteer: NonNullable<Reader['gazetteer']> };
  readonly close: () => Promise<void>;
}

/** Opens a pack for a measurement of entities. Throws when the pack or the dictionary cannot be opened. */
export async function openEntityPack(pack: string): Promise<EntityPack> {
  const { reader, close } = await openPack(pack);
  const gazetteer = await openNodeGazetteer({ dictionary: undefined });
  if (!gazetteer.ok || !gazetteer.value) throw new Error('no dictionary');
  const { relations: _, ...manifest } = reader.manifest;
  return { reader: { ...reader, manifest, gazetteer: gazetteer.value }, close };
}
