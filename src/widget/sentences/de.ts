import type { Sentences } from './sentences.ts';

export const de: Sentences = {
  policy: (directive) =>
    `Die Content-Security-Policy dieser Seite lässt das Modell nicht laufen. Sie braucht: ${directive}.`,
  noWorker: (base, reason, directives) =>
    `Der Worker des Modells konnte nicht aus ${base} gestartet werden (${reason}). Eine Content-Security-Policy der Seite braucht: ${directives}.`,
  noStart: (reason) => `Das Modell konnte nicht starten: ${reason}.`,
  unreachable: (url, directive) =>
    `Die Datei konnte nicht von ${url} geladen werden. Eine Content-Security-Policy der Seite braucht: ${directive}. Von einer anderen Herkunft braucht die Datei Access-Control-Allow-Origin.`,
  notFound: (url, status) => `Die Datei wurde unter ${url} nicht gefunden (HTTP ${status}).`,
  invalid: (url, reason) => `Die Beschreibung unter ${url} ist nicht zu gebrauchen: ${reason}.`,
  damaged: (file) =>
    `Die Datei ${file} kam beschädigt an und wurde nicht verwendet. Bitte noch einmal versuchen.`,
  outOfMemory:
    'Der Browser gab dem Modell zu wenig Speicher. Andere Tabs schließen, dann noch einmal versuchen.',
  unknownGuideline: (guideline) => `Das Modell kennt keine Richtlinie namens „${guideline}“.`,
  stopped: 'Das Lesen wurde abgebrochen.',
  gpuLost: (reason) => `Der Grafikprozessor arbeitet für diese Seite nicht mehr (${reason}).`,
  wrongNumbers: 'Die Engine rechnet auf diesem Gerät falsch und wurde nicht verwendet.',
  unread: (code) => `Der Text konnte nicht gelesen werden (${code}).`,
  noConcepts: 'Die Entitäten sind markiert, aber ohne Konzepte.',
  noDictionary: 'Die Entitäten sind markiert, aber ohne das Wörterbuch.',
  relations: {
    Association: 'Zusammenhang',
    Positive_Correlation: 'positive Korrelation',
    Negative_Correlation: 'negative Korrelation',
    Bind: 'bindet',
    Cotreatment: 'gemeinsam gegeben',
    Comparison: 'Vergleich',
    Drug_Interaction: 'Wechselwirkung',
    Conversion: 'Umwandlung',
    CID: 'verursacht',
    ACTIVATOR: 'Aktivator',
    AGONIST: 'Agonist',
    'AGONIST-ACTIVATOR': 'Agonist, Aktivator',
    'AGONIST-INHIBITOR': 'Agonist, Inhibitor',
    ANTAGONIST: 'Antagonist',
    'DIRECT-REGULATOR': 'direkter Regulator',
    'INDIRECT-DOWNREGULATOR': 'indirekt herunterregulierend',
    'INDIRECT-UPREGULATOR': 'indirekt hochregulierend',
    INHIBITOR: 'Inhibitor',
    'PART-OF': 'Teil von',
    'PRODUCT-OF': 'Produkt von',
    SUBSTRATE: 'Substrat',
    'SUBSTRATE_PRODUCT-OF': 'Substrat und Produkt',
  },
};
