import { variantId } from '../../core/variants/variant-id.ts';

/** A corpus' identifiers as CURIEs in the form of the linker. */
export const goldConcepts = (type: string, concepts: readonly string[]): string[] => [
  ...new Set(concepts.flatMap((one) => curie(type, one) ?? [])),
];

function curie(type: string, id: string): string | undefined {
  const cell = /^Cellosaurus:CVCL_(\w+)$/.exec(id)?.[1];
  if (cell) return `CVCL:${cell}`;
  if (type === 'Variant') return id.startsWith('dbSNP:') ? id : ofTmVar(id);
  // GNormPlus appends the species: '22339(Tax:10090)'.
  const gene = /^(?:NCBIGene:)?(\d+)\(Tax:?\d+\)?$/.exec(id)?.[1];
  if (gene) return `NCBIGene:${gene}`;
  if (type === 'Species' && /^\d+$/.test(id)) return `NCBITaxon:${id}`;
  return id === '' || id === '-' || id === 'MESH:-1' ? undefined : id;
}

/** tmVar writes 'p|SUB|V|600|E' and 'c|DEL|32|G', sometimes followed by the gene. */
function ofTmVar(id: string): string | undefined {
  const [level, kind, a = '', b = '', c = '', d = ''] = (id.split(';')[0] ?? '').split('|');
  if (kind === 'SUB' && level === 'p') return variantId(`p.${a}${b}${c}`);
  if (kind === 'SUB') return variantId(`${level}.${b}${a}>${c}`);
  if (kind === 'FS') return variantId(`p.${a}${b}${c}fs${d === '' ? '' : `*${d}`}`);
  if (kind === 'DEL' && level === 'p') return variantId(`p.${b}${a}del`);
  if (kind === 'INDEL') return variantId(`${level}.${a}delins${b}`);
  if (kind === 'DEL' || kind === 'INS' || kind === 'DUP') {
    return variantId(`${level}.${a}${kind.toLowerCase()}${b}`);
  }
  return undefined;
}
