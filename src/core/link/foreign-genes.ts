/** Words that name or imply the species whose genes the lexicon has, without those that are said of others too (`families`). */
const KNOWN =
  /\b(?:humans?|patients?|homo sapiens|m[ae]n|wom[ae]n|child(?:ren)?|adults|infants?|hela|hek ?-?293t?|mouse|mice|murine|mus musculus|c57bl|balb\/c|rats?|rattus(?: norvegicus)?|mammal(?:s|ian)|cancers?|carcinomas?|hospital|clinical|diagnos\w+)\b/iu;

/** Organisms whose genes go by names of their own, and that are no host of anything that the lexicon's genes are in. */
const OTHERS =
  /\b(?:plants?|seedlings?|legumes?|cultivars?|chloroplasts?|arabidopsis|a\. thaliana|oryza|rice|maize|zea mays|wheat|barley|sorghum|soybeans?|glycine max|tomato(?:es)?|potato(?:es)?|tobacco|nicotiana|medicago|lotus japonicus|brassica|grapevine|cucumber|cotton|poplar|physcomitrella|chlamydomonas|saccharomyces|s\. cerevisiae|schizosaccharomyces|s\. pombe|neurospora|aspergillus|drosophila|d\. melanogaster|fruit fl(?:y|ies)|caenorhabditis|c\. elegans|zebrafish|danio|d\. rerio|medaka|xenopus|x\. laevis|dictyostelium)\b|\b(?:budding|fission|baker['’]s) yeast\b|\byeasts?\b(?! (?:two|one|three)?-?hybrid)/giu;
/** How often an organism is named that the text is about and its title does not name. */
const MIN_NAMINGS = 3;

/** Organisms in which genes of others are only studied. */
const TOOLS =
  /\byeast (?:two|one|three|2)?-?hybrid\w*|\bxenopus(?: laevis)? oocytes?|\btobacco (?:smok\w+|use\w*|exposure|products?)/giu;

const BACTERIA =
  /\b(?:bacteri\w*|escherichia|e\. coli|klebsiella|salmonella|shigella|pseudomonas|p\. aeruginosa|acinetobacter|staphylococc\w*|s\. aureus|streptococc\w*|enterococc\w*|enterobacter\w*|mycobacteri\w*|bacillus|helicobacter|listeria|vibrio|yersinia|legionella|neisseria|campylobacter|clostridi\w*|streptomyces|rhizobi\w*|operons?|carbapenem\w*|colistin)\b/iu;
const VIRUSES =
  /\b\w*(?:virus(?:es)?|viral|virions?|phages?)\b|\b(?:sars-cov(?:-2)?|mers-cov|hiv(?:-[12])?|hbv|hcv|hpv\d*|ebv|cmv|hsv(?:-[12])?|kshv)\b/iu;

/** Genes of bacteria are written with three small letters and a capital one: mgrB, blaKPC. */
const BACTERIAL_GENE = /^(?!erb)[a-z]{3}[A-Z]{1,4}(?:-?\d{1,3})?$/u;
/** And their proteins with a capital letter in front: MgrB. */
const BACTERIAL_PROTEIN = /^[A-Z][a-z]{2}[A-Z]\d?$/u;
const VIRAL =
  /^(?:nsp-?\d{1,2}|orf-?\d{1,2}[a-d]?|ns[1-5][ab]?|vp\d{1,2}|gp(?:41|120|160|350)|gag|pol|env|tat|rev|nef|vif|vpr|vpu|hbx)$/iu;

/**
 * Tells which genes of a text belong to no species that the lexicon has genes of (human, mouse, rat): there no concept is
 * better than one of another organism's gene. A text that speaks of plants, fungi, insects, worms or fish alone is about their
 * genes. Bacteria and viruses have hosts, so in texts about them only those genes count whose names are written as theirs.
 */
export function foreignGenes(text: string): (name: string) => boolean {
  const isOfKnown = KNOWN.test(text);
  const others = [...text.replace(TOOLS, '').matchAll(OTHERS)];
  const title = text.search(/(?<=\p{Ll})[.?!]\s|\n/u);
  const isInTitle = others.some(({ index }) => title < 0 || index < title);
  const isOfOthers = !isOfKnown && (isInTitle || others.length >= MIN_NAMINGS);
  if (isOfOthers) return () => true;
  const [isOfBacteria, isOfViruses] = [BACTERIA.test(text), VIRUSES.test(text)];
  const isOfBacterium = (name: string) =>
    BACTERIAL_GENE.test(name) ||
    (BACTERIAL_PROTEIN.test(name) && (!isOfKnown || text.includes(asGene(name))));
  return (name) => (isOfBacteria && isOfBacterium(name)) || (isOfViruses && VIRAL.test(name));
}

/** The gene of a protein of bacteria, as they are written. */
const asGene = (protein: string): string => protein.charAt(0).toLowerCase() + protein.slice(1);
