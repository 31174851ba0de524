import type { Sentences } from './sentences.ts';

export const es: Sentences = {
  policy: (directive) =>
    `La Content-Security-Policy de esta página no deja funcionar el modelo. Necesita: ${directive}.`,
  noWorker: (base, reason, directives) =>
    `El worker del modelo no pudo iniciarse desde ${base} (${reason}). Si la página tiene una Content-Security-Policy, necesita: ${directives}.`,
  noStart: (reason) => `El modelo no pudo iniciarse: ${reason}.`,
  unreachable: (url, directive) =>
    `El archivo no se pudo cargar desde ${url}. Si la página tiene una Content-Security-Policy, necesita: ${directive}. Desde otro origen, el archivo necesita Access-Control-Allow-Origin.`,
  notFound: (url, status) => `No se encontró el archivo en ${url} (HTTP ${status}).`,
  invalid: (url, reason) => `La descripción en ${url} no se puede usar: ${reason}.`,
  damaged: (file) => `El archivo ${file} llegó dañado y no se usó. Inténtelo de nuevo.`,
  outOfMemory:
    'El navegador dio muy poca memoria al modelo. Cierre otras pestañas e inténtelo de nuevo.',
  unknownGuideline: (guideline) => `El modelo no conoce ninguna guía llamada «${guideline}».`,
  stopped: 'Se detuvo la lectura.',
  gpuLost: (reason) => `El procesador gráfico dejó de funcionar para esta página (${reason}).`,
  wrongNumbers: 'El motor calcula mal en este dispositivo y no se usó.',
  unread: (code) => `No se pudo leer el texto (${code}).`,
  noConcepts: 'Las entidades están marcadas, pero sin conceptos.',
  noDictionary: 'Las entidades están marcadas, pero sin el diccionario.',
  relations: {
    Association: 'asociación',
    Positive_Correlation: 'correlación positiva',
    Negative_Correlation: 'correlación negativa',
    Bind: 'se une a',
    Cotreatment: 'administrados juntos',
    Comparison: 'comparación',
    Drug_Interaction: 'interacción farmacológica',
    Conversion: 'conversión',
    CID: 'causa',
    ACTIVATOR: 'activador',
    AGONIST: 'agonista',
    'AGONIST-ACTIVATOR': 'agonista, activador',
    'AGONIST-INHIBITOR': 'agonista, inhibidor',
    ANTAGONIST: 'antagonista',
    'DIRECT-REGULATOR': 'regulador directo',
    'INDIRECT-DOWNREGULATOR': 'regulador negativo indirecto',
    'INDIRECT-UPREGULATOR': 'regulador positivo indirecto',
    INHIBITOR: 'inhibidor',
    'PART-OF': 'parte de',
    'PRODUCT-OF': 'producto de',
    SUBSTRATE: 'sustrato',
    'SUBSTRATE_PRODUCT-OF': 'sustrato y producto',
  },
};
