import { lookup } from '../lookup.ts';
import { strainsIn } from '../text/strains.ts';
import { american } from './american.ts';
import { nameKey } from './name-key.ts';

/** A name in other words, and the trust in what is found by it, in (0, 1). */
export interface Rephrased {
  readonly key: string;
  readonly trust: number;
}

/** Words that do not change which entity is meant, or only make it more special. */
const MODIFIERS = lookup<RegExp>({
  Disease:
    /^(?:severe|mild|moderate|acute|chronic|recurrent|persistent|transient|progressive|primary|secondary|early|late|onset|induced|related|associated|drug|human|sporadic|familial|hereditary|inherited|congenital|idiopathic|symptomatic|asymptomatic|advanced|metastatic|invasive|malignant|benign|adult|childhood|juvenile|infantile|neonatal|typical|atypical|classic|classical|isolated|severe|disease|diseases|disorder|disorders|syndrome|syndromes|symptom|symptoms|episode|episodes|attack|attacks|condition|conditions|abnormalities|abnormality|event|events|type|form|like|patients|tumors?|tumours?|lesions?)$/iu,
  Chemical:
    /^(?:hydrochloride|dihydrochloride|hydrobromide|bitartrate|besylate|fumarate|succinate|tosylate|gluconate|lactate|oxalate|pamoate|mesilate|methylsulfate|monohydrate|dihydrate|hydrate|disodium|sodium|potassium|calcium|sulfate|sulphate|phosphate|acetate|maleate|citrate|tartrate|mesylate|chloride|bromide|salt|acid|anhydrous|therapy|high|low|dose|drug|drugs|compound|compounds|derivative|derivatives|agents?|racemic|oral|intravenous)$/iu,
  Gene: /^(?:gene|genes|protein|proteins|mrna|mrnas|cdna|human|mouse|murine|rat|bovine|receptor|isoform|isoforms|subunit|promoter|enzyme|precursor|wild|wildtype|type|mutant|recombinant|endogenous|family|member|antigen|kinase|factor|transcription|the|h|m|r|hs|anti|phospho|full|length|homolog|like)$/iu,
  Species:
    /^(?:subsp|ssp|spp|sp|strain|var|the|isolate|serovar|pv|cultivar|l|virus|wild|type|adult|male|female|newborn|transgenic)$/iu,
  CellLine: /^(?:cells?|human|line|lines|cancer|carcinoma)$/iu,
});

/** Adjectives of diseases: they say the same, even when they stand alone. */
const NAMED_BY_ADJECTIVE: readonly (readonly string[])[] = [
  ['neuropathy', 'neuropathic'],
  ['parkinsonian', 'parkinsonism'],
  ['dystonic', 'dystonia'],
  ['dyskinetic', 'dyskinesia'],
  ['schizophrenic', 'schizophrenia'],
  ['nephrotoxic', 'nephrotoxicity'],
  ['neurotoxic', 'neurotoxicity'],
  ['asthmatic', 'asthma'],
  ['allergic', 'allergy'],
  ['septic', 'sepsis'],
  ['thrombocytopenic', 'thrombocytopenia'],
  ['myopathic', 'myopathy'],
  ['hypertensive', 'hypertension'],
  ['hypotensive', 'hypotension'],
  ['epileptic', 'epilepsy'],
  ['diabetic', 'diabete'],
  ['depressive', 'depression', 'depressed'],
  ['psychotic', 'psychosis'],
  ['ischemic', 'ischemia'],
  ['anemic', 'anemia'],
  ['leukemic', 'leukemia'],
  ['arrhythmic', 'arrhythmia'],
  ['obese', 'obesity'],
  ['convulsion', 'convulsive', 'seizure'],
  ['cirrhotic', 'cirrhosis'],
  ['thrombotic', 'thrombosis'],
];

/** Words of diseases that stand for one another within a name. */
const SAME: readonly (readonly string[])[] = [
  ['cancer', 'carcinoma', 'neoplasm', 'tumor', 'malignancy', 'adenocarcinoma'],
  ['disease', 'disorder', 'syndrome', 'abnormality', 'condition'],
  ['visual', 'vision', 'ocular', 'eye'],
  [
    'disturbance',
    'disorder',
    'dysfunction',
    'impairment',
    'abnormality',
    'deficit',
    'defect',
    'disease',
    'problem',
  ],
  ['learning', 'memory', 'cognitive', 'cognition'],
  ['infection', 'disease'],
  ['movement', 'motor'],
  ['sexual', 'erectile'],
  ['elevated', 'high', 'increased', 'raised'],
  ['decreased', 'reduced', 'low', 'loss', 'diminished'],
  ['mental', 'psychiatric', 'psychological'],
  ['injury', 'damage', 'toxicity', 'lesion', 'disease'],
  ['failure', 'insufficiency', 'dysfunction', 'impairment', 'disease'],
  ['renal', 'kidney', 'nephro'],
  ['hepatic', 'liver'],
  ['cardiac', 'heart', 'myocardial', 'cardiovascular'],
  ['pulmonary', 'lung'],
  ['cerebral', 'brain'],
  ['gastric', 'stomach'],
  ['mammary', 'breast'],
  ['colon', 'colonic', 'colorectal'],
  ['ovary', 'ovarian'],
  ['uterine', 'uterus', 'endometrial'],
  ['bleeding', 'hemorrhage'],
  ['deficiency', 'defect', 'deficit'],
  ['inherited', 'hereditary', 'familial', 'genetic', 'congenital'],
  ['thrombosis', 'thrombotic', 'thrombus'],
  ['memory loss', 'memory disorder', 'memory impairment', 'memory deficit'],
];
const exchanges = (sets: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...new Set(sets.flat())].map((word) => [
      nameKey(word),
      [...new Set(sets.filter((set) => set.includes(word)).flat())].filter((one) => one !== word),
    ]),
  );
const ADJECTIVES = exchanges(NAMED_BY_ADJECTIVE);
const SAME_WORDS = exchanges([...SAME, ...NAMED_BY_ADJECTIVE]);

/**
 * Types of which a name with a word more still means about the same, as annotators see it: 'coronary spastic angina' is an angina. Of
 * chemicals, cells and organisms another word names another thing.
 */
const KINDS: ReadonlySet<string> = new Set(['Disease', 'Gene', 'DNA', 'RNA']);

/** Two words of a scientific name, with what stands behind them. */
const BINOMIAL = /^\p{Lu}(?:\.|\p{Ll}+) ?\p{Ll}{3,}(?=[ (]\S*[\p{Lu}\p{N}])/u;

const WORD = /[\p{L}\p{N}]+(?:['\u2019]s)?/gu;
const MAX_PHRASES = 80;

/**
 * Other ways to say the name, the most trusted first; the name itself is not among them, nor what only says
 * 'disease' or 'protein'.
 */
export function rephrase(name: string, type: string): Rephrased[] {
  const found = new Map<string, number>();
  const add = (text: string, trust: number) => {
    const key = nameKey(text);
    if (key.length > 1 && key !== own && isTelling(text) && trust > (found.get(key) ?? 0))
      found.set(key, trust);
  };
  const own = nameKey(name);
  const isKindOf = KINDS.has(type);
  const isTelling = (text: string) =>
    (text.match(WORD) ?? []).some((word) => !MODIFIERS.get(type)?.test(word));
  add(american(name), 0.95);
  for (const part of bracketParts(name)) add(part, 0.9);
  const words = name.match(WORD) ?? [];
  if (words.length <= 8) {
    for (const text of exchanged(words, type)) add(text, 0.85);
    const telling = words.filter((word) => !MODIFIERS.get(type)?.test(word));
    if (telling.length > 0 && telling.length < words.length) {
      add(telling.join(' '), 0.8);
      for (const text of exchanged(telling, type)) add(text, 0.75);
    }
    for (const [index, word] of words.entries()) {
      const rest = words.filter((_, other) => other !== index).join(' ');
      if (MODIFIERS.get(type)?.test(word)) add(rest, 0.82);
      else if (isKindOf) add(rest, index === 0 ? 0.6 : 0.5);
    }
    for (const part of name.split(/\s*(?:\/|,|\band\b|\bor\b)\s*/u)) add(part, 0.55);
    for (let from = 1; isKindOf && from < words.length; from += 1) {
      add(words.slice(from).join(' '), 0.5);
      add(words.slice(0, -from).join(' '), 0.45);
    }
  }
  // Vocabularies without the left-handed form have it under the molecule.
  if (type === 'Chemical') {
    add(name.replace(/^levo(?=\p{L}{4})/iu, ''), 0.7);
    add(name.replace(/^(?:non-)?(HDL|V?LDL|IDL)-c$/iu, '$1 cholesterol'), 0.9);
  }
  if (type === 'Species') {
    for (const { species } of strainsIn(name)) add(species, 0.9);
    // A strain of microbes stands behind its species: 'Pseudomonas aeruginosa PAO1'.
    add(BINOMIAL.exec(name)?.[0] ?? '', 0.85);
  }
  if (type === 'Gene') for (const text of geneSpellings(name)) add(text, 0.85);
  return [...found]
    .map(([key, trust]) => ({ key, trust }))
    .sort((a, b) => b.trust - a.trust)
    .slice(0, MAX_PHRASES);
}

/** 'tumour necrosis factor (TNF)': without what stands in brackets, and what stands there. */
function bracketParts(name: string): string[] {
  const inner = [...name.matchAll(/[([]([^()[\]]+)[)\]]/gu)].map((match) => match[1] ?? '');
  return inner.length > 0 ? [name.replace(/[([][^()[\]]*[)\]]/gu, ' '), ...inner] : [];
}

function exchanged(words: readonly string[], type: string): string[] {
  if (type !== 'Disease') return [];
  const isAlone = words.length === 1;
  return words.flatMap((word, index) =>
    ((isAlone ? ADJECTIVES : SAME_WORDS).get(nameKey(word)) ?? []).map((other) =>
      words.with(index, other).join(' '),
    ),
  );
}

/** Species before a symbol ('hTERT', 'mPer1'), and Greek letters as ASCII texts and symbols have them. */
function geneSpellings(name: string): string[] {
  const bare = /^[hmr](?=\p{Lu})(.+)$/u.exec(name)?.[1];
  const figures = name
    .replace(/(?:-|\s)?(?:alpha|\u03b1)(?=$|\W|\d)/giu, 'A')
    .replace(/(?:-|\s)?(?:beta|\u03b2)(?=$|\W|\d)/giu, 'B')
    .replace(/(?:-|\s)?(?:gamma|\u03b3)(?=$|\W|\d)/giu, 'G');
  const greek = name
    .replace(/(?<![\p{L}\p{N}])([abgd])(?=-)/gu, (letter) => GREEK.get(letter) ?? letter)
    .replace(/(?<=[\p{Lu}\d]-?)([abgd])(?![\p{L}])/gu, (letter) => GREEK.get(letter) ?? letter)
    .replace(/(?<=\bNF-?\s?)k(?=[bB\W]|$)/gu, 'kappa');
  const singular = name.replace(/(?<=[\p{Lu}\d])s$/u, '');
  return [...(bare ? [bare] : []), figures, greek, singular];
}

const GREEK = lookup<string>({
  a: 'alpha',
  b: 'beta',
  g: 'gamma',
  d: 'delta',
});
