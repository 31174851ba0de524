import { lookup } from '../../core/lookup.ts';

/** Corpora whose annotation guideline a head may follow: their names, and what they mark. */
const GUIDELINES = lookup<{ readonly name: string; readonly marks: string }>({
  novel: { name: 'novelty', marks: 'Whether a relation is the finding of the text itself.' },
  cid: { name: 'BC5CDR', marks: 'Chemicals that induce diseases.' },
  any: { name: 'General', marks: 'Trained on several corpora; the best choice for reading.' },
  biored: { name: 'BioRED', marks: 'Six types in abstracts, chosen for relations between them.' },
  bc5cdr: { name: 'BC5CDR', marks: 'Drugs and diseases, as the CTD curators mark them.' },
  ncbi_disease: { name: 'NCBI Disease', marks: 'Diseases, with their modifiers.' },
  drugprot: { name: 'DrugProt', marks: 'Chemicals and the proteins they act on.' },
  bc2gm: { name: 'BC2GM', marks: 'Genes and proteins, with generous borders.' },
  jnlpba: { name: 'JNLPBA', marks: 'Proteins, DNA, RNA, cell lines and cell types.' },
  nlm_gene: { name: 'NLM-Gene', marks: 'Genes, gene families and cell types in many species.' },
  gnormplus: { name: 'GNormPlus', marks: 'Genes and gene families, for linking.' },
  tmvar3: { name: 'tmVar 3', marks: 'Variants, from HGVS to plain words.' },
  linnaeus: { name: 'LINNAEUS', marks: 'Species names.' },
  species800: { name: 'Species-800', marks: 'Species names from eight fields of biology.' },
  anatem: { name: 'AnatEM', marks: 'Body parts, organs, tissues and cells.' },
});

export const GUIDELINE_HINT =
  'A guideline says what counts as an entity and where it ends. Corpora differ, and so do their models.';

export const guidelineName = (guideline: string): string =>
  GUIDELINES.get(guideline)?.name ?? guideline;

export const guidelineMarks = (guideline: string): string | undefined =>
  GUIDELINES.get(guideline)?.marks;
