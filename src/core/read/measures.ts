import type { FoundMention } from '../decode/mentions.ts';
import { findAbbreviations } from '../text/abbreviations.ts';
import { overlaps } from '../text/span.ts';
import { wholeReader } from './wholes.ts';

/**
 * Short names of what is measured in patients, of the outcomes of trials and of culture media, spelled as authors spell them: 'eGFR' is no EGFR. Symbols
 * that are as often a gene, a cell or a chemical (AST, CRP, ESR, HR, MAP) are left out.
 */
const NAMES: ReadonlySet<string> = new Set(
  [
    'eGFR mGFR GFR eCrCl CrCl UACR uACR UPCR uPCR HbA1c HbA1C Hba1c A1C A1c BMI WHR BSA BMD IOP',
    'LVEF RVEF LVEDV LVESV LVMI GLS NYHA SBP DBP MABP QTc QTcF VO2max VO2peak SpO2 SaO2 PaO2 PaCO2 FiO2 FEV1 FVC FEV1/FVC DLCO PEF 6MWD 6MWT',
    'HOMA-IR HOMA-B HOMA-β QUICKI OGTT INR aPTT MMSE MoCA EDSS UPDRS HAM-D HAMD MADRS PHQ-9 GAD-7 PANSS NIHSS mRS GCS APACHE SOFA MELD FIB-4',
    'DAS28 ACR20 ACR50 ACR70 PASI PASI75 PASI90 EASI ASDAS BASDAI SF-36 EQ-5D QLQ-C30 ECOG RECIST SUVmax',
    'PFS OS DFS EFS RFS ORR DOR DCR AUC Cmax Cmin Tmax IC50 IC90 EC50 ED50 LD50 GI50 MIC90 Ki Kd Km Vmax',
    // Culture media.
    'DMEM DMEM/F12 RPMI RPMI-1640 RPMI1640 IMDM EMEM',
  ].flatMap((line) => line.split(' ')),
);

/** The cholesterol that lipoproteins carry. */
const CHOLESTEROL = /^(?:(?:non-)?HDL|V?LDL|IDL)-[Cc]$/u;

/** The same in words. */
const CHOLESTEROL_IN_WORDS =
  /(?<![\p{L}\p{N}-])(?:(?:non-)?HDL|V?LDL|IDL|(?:high|low)[- ]density[- ]lipoprotein)[- ]cholesterol(?!\p{L})/giu;

/** Classes of drugs by their stem alone. */
const CLASSES =
  /^(?:statin|triptan|gliptin|gliflozin|glitazone|fibrate|sartan|coxib|taxane|setron)s?$/iu;

/** Types that a model has measures under by mistake; 'BMD' may well be a disease. */
const MISTAKEN: ReadonlySet<string> = new Set([
  ...['Gene', 'GeneFamily', 'DNA', 'RNA', 'Chemical', 'CellLine', 'CellType', 'Variant', 'Species'],
]);

/** Words of what is measured, in the long form of a short name. */
const MEASURED =
  /\b(?:rate|ratio|index|indices|volume|capacity|pressure|fraction|score|scale|interval|survival|response|resistance|function|clearance|area|density|mass|h(?:a)?emoglobin|h(?:a)?emoglobin a1c|a1c|concentration|constant|dose|maximum|uptake|test|time|distance|examination|assessment|questionnaire|criteria|inventory|saturation|strain|product|tolerance)\b/iu;

/**
 * Corrects what a model has for genes and chemicals in a text and is a measure: names of measures are left out, and the cholesterol of
 * lipoproteins ('LDL-C', 'LDL cholesterol') and classes of drugs ('statins') are chemicals. A short name that the text explains otherwise ('SBP (selenium-binding protein)') stays.
 *
 * @param types those that the guideline has
 */
export function measureReader(
  text: string,
  types: ReadonlySet<string>,
): (mentions: readonly FoundMention[]) => readonly FoundMention[] {
  let defined: ReadonlyMap<string, string> | undefined;
  const isMeasure = (name: string): boolean => {
    if (!NAMES.has(name)) return false;
    defined ??= findAbbreviations(text);
    const long = defined.get(name);
    return long === undefined || MEASURED.test(long);
  };
  const cholesterol = types.has('Chemical')
    ? Array.from(text.matchAll(CHOLESTEROL_IN_WORDS), ({ 0: name, index: start }) => ({
        start,
        end: start + name.length,
      }))
    : [];
  const readWhole = wholeReader(cholesterol, 'Chemical');
  return (given) => {
    const mentions = readWhole(given);
    const read = mentions.flatMap((mention) => {
      if (!MISTAKEN.has(mention.type)) return mention;
      const name = text.slice(mention.start, mention.end);
      // 'NT-proBNP' has an N-terminal end, and no neurotensin.
      if (isMeasure(name) || (name === 'NT' && text.startsWith('-pro', mention.end))) return [];
      if (mention.type === 'Chemical' || !(CHOLESTEROL.test(name) || CLASSES.test(name)))
        return mention;
      return types.has('Chemical') ? { ...mention, type: 'Chemical' } : [];
    });
    const before = new Set(mentions);
    const isNew = (mention: FoundMention) => !before.has(mention);
    return read.some(isNew) ? withoutShorterChemicals(read, isNew) : read;
  };
}

/** Mentions of one type do not overlap: of a chemical that became one and one that was there, the longer stays. */
function withoutShorterChemicals(
  mentions: readonly FoundMention[],
  isNew: (mention: FoundMention) => boolean,
): readonly FoundMention[] {
  const chemicals = mentions.filter(({ type }) => type === 'Chemical');
  const length = ({ start, end }: FoundMention) => end - start;
  const gives = (one: FoundMention, other: FoundMention): boolean =>
    isNew(one) !== isNew(other) &&
    overlaps(one, other) &&
    (length(one) < length(other) || (length(one) === length(other) && isNew(other)));
  return mentions.filter(
    (one) => one.type !== 'Chemical' || !chemicals.some((other) => gives(one, other)),
  );
}
