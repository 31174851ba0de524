import type { Labels } from './labels.ts';

export const de: Labels = {
  language: 'de',
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
  noConcept: 'Kein passendes Konzept im Lexikon',
  leaves: 'öffnet eine Seite außerhalb dieser Website',
  byModel: 'Von einem Modell auf dieser Seite gefunden; es kann sich irren.',
  types: {
    Gene: 'Gen',
    GeneFamily: 'Genfamilie',
    Disease: 'Krankheit',
    Chemical: 'Chemikalie',
    Species: 'Spezies',
    Variant: 'Variante',
    CellLine: 'Zelllinie',
    CellType: 'Zelltyp',
    Anatomy: 'Anatomie',
  },
};
