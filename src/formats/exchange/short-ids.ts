import { entityType, knownType } from '../../core/catalogue/entity-type.ts';
import type { ExchangeMention, ExchangeRelation } from './model.ts';

type Typed = Pick<ExchangeMention, 'type' | 'concepts'>;

/**
 * How PubTator writes an identifier whose name space the type of the mention tells: `672` of a gene, `9606` of a species, `rs328` of a
 * variant, `CVCL_0030` of a cell line. All others are written as they are, those of MeSH with their prefix.
 *
 * @param type of the mention, as the file has it
 */
export function shortened(concept: string, type: string): string {
  const short = concept.replace(/^(?:NCBIGene|NCBITaxon|dbSNP):/u, '').replace(/^CVCL:/u, 'CVCL_');
  return lengthened(short, type) === concept ? short : concept;
}

/** The identifier that PubTator writes in a short form; identifiers that stand in full already are given back. */
function lengthened(concept: string, type: string): string {
  const kind = knownType(type);
  if (kind === 'Variant') return concept.replace(/^rs(?=\d+$)/u, 'dbSNP:rs');
  if (kind === 'CellLine') return concept.replace(/^CVCL_(?=\w{4}$)/u, 'CVCL:');
  const space = entityType(type)?.nameSpace;
  const isNumber = (space === 'NCBIGene' || space === 'NCBITaxon') && /^\d+$/u.test(concept);
  return isNumber ? `${space}:${concept}` : concept;
}

/** A document with identifiers in full; those of its relations stand for what its mentions have under them. */
export function inFull<
  M extends Typed,
  R extends Pick<ExchangeRelation, 'arguments'>,
  D extends { readonly mentions: readonly M[]; readonly relations: readonly R[] },
>(document: D): D {
  const { mentions, relations } = document;
  const full = fullConcepts(mentions);
  return {
    ...document,
    mentions: mentions.map((one) => ({
      ...one,
      concepts: one.concepts.map((concept) => lengthened(concept, one.type)),
    })),
    relations: relations.map((one) => ({
      ...one,
      arguments: one.arguments.map((part) =>
        'concept' in part ? { ...part, concept: full(part.concept) } : part,
      ),
    })),
  };
}

/** The short form of a relation's concept, where the mentions of the document tell what it stands for; else the concept itself. */
export function shortenedByMentions(mentions: readonly Typed[]): (concept: string) => string {
  const written = mentions.map(({ type, concepts }) => ({
    type,
    concepts: concepts.map((concept) => shortened(concept, type)),
  }));
  const full = fullConcepts(written);
  const shortOf = new Map<string, string>();
  mentions.forEach(({ concepts }, index) => {
    concepts.forEach((concept, at) => {
      const short = written[index]?.concepts[at] ?? concept;
      if (full(short) === concept) shortOf.set(concept, short);
    });
  });
  return (concept) => shortOf.get(concept) ?? concept;
}

/** What the mentions have under an identifier as the file writes it: a gene before a taxon of the same number. */
function fullConcepts(mentions: readonly Typed[]): (concept: string) => string {
  const known = new Map<string, string>();
  for (const { type, concepts } of mentions) {
    for (const concept of concepts) {
      const before = known.get(concept);
      const full = lengthened(concept, type);
      if (before === undefined || before.startsWith('NCBITaxon:')) known.set(concept, full);
    }
  }
  return (concept) => known.get(concept) ?? concept;
}
