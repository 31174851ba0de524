import type { Sentences } from './sentences.ts';

export const fr: Sentences = {
  policy: (directive) =>
    `La Content-Security-Policy de cette page empêche le modèle de fonctionner. Il lui faut : ${directive}.`,
  noWorker: (base, reason, directives) =>
    `Le worker du modèle n’a pas pu être lancé depuis ${base} (${reason}). Si la page a une Content-Security-Policy, il lui faut : ${directives}.`,
  noStart: (reason) => `Le modèle n’a pas pu démarrer : ${reason}.`,
  unreachable: (url, directive) =>
    `Le fichier n’a pas pu être chargé depuis ${url}. Si la page a une Content-Security-Policy, il lui faut : ${directive}. Depuis une autre origine, le fichier doit porter Access-Control-Allow-Origin.`,
  notFound: (url, status) => `Le fichier est introuvable à ${url} (HTTP ${status}).`,
  invalid: (url, reason) => `La description à ${url} est inutilisable : ${reason}.`,
  damaged: (file) => `Le fichier ${file} est arrivé endommagé et n’a pas été utilisé. Réessayez.`,
  outOfMemory:
    'Le navigateur a donné trop peu de mémoire au modèle. Fermez d’autres onglets, puis réessayez.',
  unknownGuideline: (guideline) => `Le modèle ne connaît pas de guide nommé « ${guideline} ».`,
  stopped: 'La lecture a été arrêtée.',
  gpuLost: (reason) => `Le processeur graphique ne répond plus pour cette page (${reason}).`,
  wrongNumbers: 'Le moteur calcule mal sur cet appareil ; il n’a pas été utilisé.',
  unread: (code) => `Le texte n’a pas pu être lu (${code}).`,
  noConcepts: 'Les entités sont marquées, mais sans concepts.',
  noDictionary: 'Les entités sont marquées, mais sans le dictionnaire.',
  relations: {
    Association: 'association',
    Positive_Correlation: 'corrélation positive',
    Negative_Correlation: 'corrélation négative',
    Bind: 'se lie à',
    Cotreatment: 'administrés ensemble',
    Comparison: 'comparaison',
    Drug_Interaction: 'interaction médicamenteuse',
    Conversion: 'conversion',
    CID: 'provoque',
    ACTIVATOR: 'activateur',
    AGONIST: 'agoniste',
    'AGONIST-ACTIVATOR': 'agoniste, activateur',
    'AGONIST-INHIBITOR': 'agoniste, inhibiteur',
    ANTAGONIST: 'antagoniste',
    'DIRECT-REGULATOR': 'régulateur direct',
    'INDIRECT-DOWNREGULATOR': 'régulateur négatif indirect',
    'INDIRECT-UPREGULATOR': 'régulateur positif indirect',
    INHIBITOR: 'inhibiteur',
    'PART-OF': 'partie de',
    'PRODUCT-OF': 'produit de',
    SUBSTRATE: 'substrat',
    'SUBSTRATE_PRODUCT-OF': 'substrat et produit',
  },
};
