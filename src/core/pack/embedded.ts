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

const SMALL: EmbeddedPack = {
  id: 'biogloss-small',
  folder: 'models/biogloss-small/',
  title: 'BioGloss small',
  character: 'The most accurate.',
  bytes: 36_447_942,
};

const MINI: EmbeddedPack = {
  id: 'biogloss-mini',
  folder: 'models/biogloss-mini/',
  title: 'BioGloss mini',
  character: 'The fastest.',
  bytes: 25_357_094,
};

/** The packs that come with BioGloss. The first one reads unless another one is chosen; the last one is the fastest. */
export const EMBEDDED_PACKS: readonly [EmbeddedPack, ...EmbeddedPack[]] = [SMALL, MINI];

/**
 * Folder of the pack that is inside the npm package and the extension, where size and speed count most; another one can be
 * named. Tests that state what is found read with it, too: it changes less often than the pack that is trained on.
 */
export const PACKAGED_PACK = MINI.folder;

/** Folder of the lexicon that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_LEXICON = 'lexicons/biogloss/';

/** Folder of the gazetteer that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_GAZETTEER = 'lexicons/gazetteer/';
