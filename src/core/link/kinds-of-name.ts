/**
 * Stems of international nonproprietary names (WHO, "The use of stems in the selection of INN", 2018) at the end of a name.
 */
const DRUG =
  /(?:mab|tinib|anib|afenib|lisib|ciclib|zomib|parib|gliptin|gliflozin|glutide|vir|buvir|vaptan|lukast|prazole|sartan|statin|xaban|gatran|cept|grel|limus|oxacin|conazole|setron|triptan|dronate|coxib|degib|rsen|siran|relix|tocrapt|orexant|gepant)$/iu;
const DISEASE =
  /\b(?:disease|syndrome|disorder|neoplasm|carcinoma|cancer|tumou?r|infection|deficiency|injury|injuries|failure|dystrophy|palsy|defect|anomal(?:y|ies))s?\b|\p{L}{3}(?:itis|aemia|emia|osis|oma|pathy|plegia|algia|uria|penia)s?\b/iu;

/**
 * Whether a concept whose vocabulary does not say if it is a disease or a chemical is plainly of the other kind, by its
 * label: adalimumab is no disease.
 */
export const isOfOtherKind = (label: string, type: string): boolean =>
  (type === 'Disease' && DRUG.test(label)) || (type === 'Chemical' && DISEASE.test(label));
