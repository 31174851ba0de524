import type { Lexicon } from './lexicon.ts';
import { KIND, kindOf } from './lexicon-format.ts';
import { nameKey } from './name-key.ts';
import { HUMAN } from './taxa.ts';

const RECEPTOR = /\s+receptor$/iu;
/** Of a hormone of two chains the second is its own ('follicle stimulating hormone beta subunit'). */
const CHAINS = ['', ' beta', ' beta subunit', ' subunit beta', ' beta polypeptide'];

/**
 * The genes for whose product a receptor is named: the symbol of the receptor is the name and an R, and its long name without
 * 'receptor' is a name of the gene. Several genes have 'GLP-1' among their synonyms; GLP1R is the 'glucagon-like peptide 1 receptor', so
 * GLP-1 is the gene that has the name 'glucagon-like peptide 1'. None for a name that is the symbol of a human gene.
 */
export function ligandsOf(name: string, lexicon: Lexicon): ReadonlySet<number> {
  const isGene = ({ concept }: { readonly concept: number }) =>
    lexicon.classOf(concept).type === 'Gene';
  const isLabel = ({ weight }: { readonly weight: number }) => kindOf(weight) === KIND.label;
  const ownKey = nameKey(name);
  const own = lexicon.find(ownKey).filter(isGene);
  if (
    own.length < 2 ||
    own.some((hit) => isLabel(hit) && lexicon.classOf(hit.concept).taxon === HUMAN)
  )
    return new Set();
  const symbol = `${name.replaceAll(/[^\p{L}\p{N}]/gu, '')}R`;
  const receptors = lexicon.find(nameKey(symbol)).filter((hit) => isGene(hit) && isLabel(hit));
  const longNames = receptors
    .flatMap(({ concept }) => lexicon.namesOf(concept).map((one) => one.name))
    .filter((one) => RECEPTOR.test(one))
    .flatMap((one) => CHAINS.map((chain) => nameKey(one.replace(RECEPTOR, chain))))
    // 'GLP-1 receptor' tells nothing.
    .filter((key) => key !== ownKey);
  return new Set(
    [...new Set(longNames)].flatMap((key) => lexicon.find(key).map(({ concept }) => concept)),
  );
}
