/** Folder of the model pack that comes with BioGloss, relative to the folder of its files (`public/`). */
export const EMBEDDED_PACK = 'models/biogloss-mini/';

/** Folder of the lexicon that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_LEXICON = 'lexicons/biogloss/';

/** Folder of the gazetteer that comes with BioGloss, relative to the same folder. */
export const EMBEDDED_GAZETTEER = 'lexicons/gazetteer/';
