/** A model pack that comes with BioGloss. */
export interface EmbeddedPack {
  /** The `id` of its manifest. */
  readonly id: string;
  /** Folder of the pack, relative to the folder of BioGloss' files (`public/`). */
  readonly folder: string;
  /** Name of the pack, for people. */
  readonly title: string;
  /** What distinguishes the pack from the other packs, for people. */
  readonly character: string;
  /** Bytes of the files that WebAssembly reads, as the manifest states them. */
  readonly bytes: number;
}

const MINI: EmbeddedPack = {
  id: 'biogloss-mini',
  folder: 'models/biogloss-mini/',
  title: 'BioGloss mini',
  character: 'The fastest.',
  bytes: 25_357_094,
};

/** The packs that come with BioGloss. The first one reads unless another one is chosen; the last one is the fastest. */
export const EMBEDDED_PACKS: readonly [EmbeddedPack, ...EmbeddedPack[]] = [MINI];

/** Folder of the model pack that reads unless another one is chosen. */
export const EMBEDDED_PACK = EMBEDDED_PACKS[0].folder;

/** Folder of the lexicon that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_LEXICON = 'lexicons/biogloss/';

/** Folder of the gazetteer that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_GAZETTEER = 'lexicons/gazetteer/';
