/** Every word the element says, by language. */
export interface Labels {
  readonly annotate: (megabytes: number | undefined) => string;
  readonly fetching: (percent: number) => string;
  readonly starting: string;
  readonly reading: (percent: number) => string;
  readonly found: (entities: number) => string;
  readonly tryAgain: string;
  readonly panel: string;
  readonly threshold: string;
  readonly showList: string;
  readonly close: string;
  readonly clear: string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly noText: (selector: string) => string;
  readonly notLoaded: (url: string) => string;
  readonly mentionOf: (place: number, of: number) => string;
  readonly claims: string;
  readonly byModel: string;
  readonly type: (name: string) => string;
}

const EN_TYPES: Readonly<Record<string, string>> = {
  GeneFamily: 'Gene family',
  CellLine: 'Cell line',
  CellType: 'Cell type',
};

const DE_TYPES: Readonly<Record<string, string>> = {
  Gene: 'Gen',
  GeneFamily: 'Genfamilie',
  Disease: 'Krankheit',
  Chemical: 'Chemikalie',
  Species: 'Spezies',
  Variant: 'Variante',
  CellLine: 'Zelllinie',
  CellType: 'Zelltyp',
  Anatomy: 'Anatomie',
  DNA: 'DNA',
  RNA: 'RNA',
};

const en: Labels = {
  annotate: (mb) => (mb === undefined ? 'Annotate' : `Annotate (up to ${mb} MB, once)`),
  fetching: (percent) => `Fetching the model, ${percent} %`,
  starting: 'Starting the model',
  reading: (percent) => `Reading, ${percent} %`,
  found: (count) => (count === 1 ? '1 entity' : `${count} entities`),
  tryAgain: 'Try again',
  panel: 'Entities in this text',
  threshold: 'Score at least',
  showList: 'All mentions',
  close: 'Close',
  clear: 'Remove the highlights',
  more: (count) => `Show ${count} more`,
  nothing: 'No entity was found in this text.',
  noText: (selector) =>
    `BioGloss found no text to read: nothing on this page matches “${selector}”.`,
  notLoaded: (url) =>
    `A part of BioGloss could not be loaded from ${url}. If the page has a Content-Security-Policy, its script-src must allow that address.`,
  mentionOf: (place, of) => (of === 1 ? 'named once' : `mention ${place} of ${of}`),
  claims: 'Relations read from this text',
  byModel: 'Found by a model in this page; it can be wrong.',
  type: (name) => EN_TYPES[name] ?? name,
};

const de: Labels = {
  annotate: (mb) => (mb === undefined ? 'Annotieren' : `Annotieren (bis ${mb} MB, einmal)`),
  fetching: (percent) => `Modell wird geladen, ${percent} %`,
  starting: 'Modell wird gestartet',
  reading: (percent) => `Wird gelesen, ${percent} %`,
  found: (count) => (count === 1 ? '1 Entität' : `${count} Entitäten`),
  tryAgain: 'Noch einmal versuchen',
  panel: 'Entitäten in diesem Text',
  threshold: 'Mindestwert',
  showList: 'Alle Erwähnungen',
  close: 'Schließen',
  clear: 'Markierungen entfernen',
  more: (count) => `${count} weitere zeigen`,
  nothing: 'In diesem Text wurde keine Entität gefunden.',
  noText: (selector) =>
    `BioGloss hat keinen Text gefunden: Nichts auf dieser Seite passt auf „${selector}“.`,
  notLoaded: (url) =>
    `Ein Teil von BioGloss konnte nicht von ${url} geladen werden. Eine Content-Security-Policy der Seite muss diese Adresse in script-src erlauben.`,
  mentionOf: (place, of) => (of === 1 ? 'einmal genannt' : `Erwähnung ${place} von ${of}`),
  claims: 'Aus diesem Text gelesene Beziehungen',
  byModel: 'Von einem Modell auf dieser Seite gefunden; es kann sich irren.',
  type: (name) => DE_TYPES[name] ?? name,
};

/** Labels for a language tag; English where there are none. */
export const labelsFor = (language: string | undefined): Labels =>
  /^de(-|$)/iu.test(language ?? '') ? de : en;
