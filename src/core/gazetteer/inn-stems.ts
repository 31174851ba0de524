import type { Span } from '../text/span.ts';

/**
 * Stems that WHO gives the international nonproprietary names of drugs by their class (WHO, "The use of stems in the selection of
 * International Nonproprietary Names", 2018, and its later lists). Stems that also end other words are left out (-ment, -gene, -ol)
 * or stand here in the longer forms that drugs have (-rolimus, -nercept, -meterol).
 */
const STEMS =
  // Antibodies, fusion proteins, enzymes and growth factors
  'mab vibart tabart kibart tatug vitug kitug tamig kimig nercept ibercept atercept atacept onacept kinra grastim plestim plostim ' +
  'stotug stomig prumig vimig mostim fermin epoetin desleukin plermin nermin teplase fusp meran octocog nonacog trenacog eptacog vonicog glucerase gademase dexanet ' +
  // Nucleic acids and peptides
  'siran inersen otersen fersen omersen ontersen plirsen lodirsen sorsen zarsen virsen glutide enatide epatide reotide paratide virtide soritide perritide siritide melanotide netide ' +
  'tirelin serelin torelin prorelin morelin relix golix ' +
  // Tumours and the immune system
  'nib ectedin tifan ciclib lisib sertib parib zomib degib clax inostat metostat lutamide taxel rubicin ' +
  'domide platin trexate trexed citabine rabine tecan poside rolimus rasib nexor estrant imod milast pivat ' +
  // Heart, blood and metabolism
  'sartan bradine bitril dipine olol vastatin gliptin gliflozin glitazone xaban gatran parinux grelor ciguat entan camten vaptan renone kiren ' +
  'fibrate cetrapib dronate dustat bopag calcet calcetide tralstat fibranor delpar tirom tirome glipron ixibat inurad elotor camtiv kalant sudil copan coplan steride ' +
  // Infections
  'cillin oxacin cycline thromycin kacin micin vancin amulin conazole fungin nidazole mectin dectin bendazole quantel vir ' +
  'virimat virine borole fungerp gepix idacin flodacin vudine penem zolid bactam lamanid tomanid noquine ' +
  // Nerves, lungs, stomach and joints
  'azepam azolam triptan gepant ditan setron pitant netant piprazole prazine peridone ateperone oxetine racetam gabalin bamate orexant orexton nabant catib ' +
  'melteon anserin diplam benazine capone fylline olisant anolone ocaine acaine curonium tilide prazole prazan imetidine nitidine motidine ' +
  'meterol moterol acaterol odaterol lanterol buterol tropium lukast begron fenacin caftor coxib profen oxostat lastine nastine piprant trodast osiban';

const STEM = STEMS.split(' ').join('|');
const NOT_WITHIN = '(?<![\\p{L}\\p{M}\\p{N}])';
const NOT_ON = '(?![\\p{L}\\p{M}\\p{N}])';
/** What an antibody carries, and the suffix of four letters that a biosimilar has. */
const ADDED =
  '(?:-[a-z]{4}(?![\\p{L}\\p{N}])|[ -](?:vedotin|deruxtecan|emtansine|ozogamicin|tesirine|govitecan|mafodotin|tirumotecan|' +
  'soravtansine|pasudotox|pegol|inbakicept|alfa|medoxomil|alafenamide|disoproxil|marboxil|etexilate)(?![\\p{L}\\p{N}])){0,2}';
/**
 * Names of two words: gene and cell therapies ('axicabtagene ciloleucel'), insulins, and enzymes, whose 'alfa' is spelled as no
 * gene's is, but by authors who spell all of them so.
 */
const TWO_WORDS =
  '\\p{L}{4,}gene \\p{L}{3,}(?:vec|cel)|insulin (?:aspart|degludec|detemir|efsitora alfa|glargine|glulisine|icodec|lispro|tregopil)|' +
  '(?!\\p{L}*(?:kin|polymer|synth|phosphat|reduct|transfer|hydrol|prote|oxid)ase )\\p{L}{4,}ase alfa';

const NAMES = new RegExp(
  `${NOT_WITHIN}(?:(?:${TWO_WORDS})${NOT_ON}|(?=\\p{L}{7})\\p{L}{2,}(?:${STEM})${NOT_ON}${ADDED})`,
  'giu',
);

/** Words of general English and of biology that end in a stem and are no drugs. */
const NO_DRUGS: ReadonlySet<string> = new Set(['dendrolimus', 'mahavir', 'triumvir']);

/**
 * Names of drugs by their stems: whole words of seven letters at least. UTF-16 code units, half-open, rising. They name drugs
 * that no list holds yet.
 */
export const drugsByStem = (text: string): Span[] =>
  [...text.matchAll(NAMES)].flatMap(({ 0: name, index: start }) =>
    NO_DRUGS.has(name.toLowerCase()) ? [] : [{ start, end: start + name.length }],
  );
