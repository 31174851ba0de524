import { lookup } from '../lookup.ts';

/** Where vocabularies show their concepts, by the prefix of the CURIE; `$` stands for the part behind the colon. */
const PAGES = lookup<string>({
  MESH: 'https://meshb.nlm.nih.gov/record/ui?ui=$',
  CHEBI: 'https://www.ebi.ac.uk/chebi/CHEBI:$',
  DOID: 'https://disease-ontology.org/term/DOID:$',
  OMIM: 'https://omim.org/entry/$',
  NCBIGene: 'https://www.ncbi.nlm.nih.gov/gene/$',
  RGD: 'https://rgd.mcw.edu/rgdweb/report/gene/main.html?id=$',
  NCBITaxon: 'https://www.ncbi.nlm.nih.gov/datasets/taxonomy/$/',
  CVCL: 'https://www.cellosaurus.org/CVCL_$',
  CL: 'https://www.ebi.ac.uk/ols4/ontologies/cl/classes?obo_id=CL:$',
  UBERON: 'https://www.ebi.ac.uk/ols4/ontologies/uberon/classes?obo_id=UBERON:$',
  dbSNP: 'https://www.ncbi.nlm.nih.gov/snp/$',
});

/** A host by its name, without user and password, perhaps a port. */
const ADDRESS = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,4})?(?:[/?#]\S*)?$/iu;

/**
 * The public page about a concept, on another site; undefined where the identifier names none. Other prefixes go through
 * the Bioregistry (https://bioregistry.io), which knows most vocabularies.
 */
export function conceptPage(id: string): string | undefined {
  if (/\p{Surrogate}/u.test(id)) return undefined;
  if (ADDRESS.test(id)) return id;
  const [, prefix = '', local = ''] = /^([A-Za-z][\w.-]*):([^\s:/]\S*)$/u.exec(id) ?? [];
  if (local === '') return undefined;
  const page = PAGES.get(prefix) ?? `https://bioregistry.io/${encodeURIComponent(prefix)}:$`;
  return page.replace('$', () => encodeURIComponent(local));
}
