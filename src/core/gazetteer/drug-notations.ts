import type { Span } from '../text/span.ts';

/** Isotopes of diagnosis and therapy. ¹H and ¹³C are of spectra, ¹⁴C and ¹²⁵I mark proteins in laboratories: they are left out. */
const ISOTOPES =
  '11C|13N|15O|18F|64Cu|67Cu|67Ga|68Ga|82Rb|86Y|90Y|89Zr|99mTc|111In|123I|124I|131I|153Sm|161Tb|177Lu|186Re|188Re|201Tl|203Pb|212Pb|211At|213Bi|223Ra|225Ac|227Th';
const ELEMENTS =
  'actinium|astatine|copper|fluorine|gallium|holmium|indium|iodine|lead|lutetium|radium|rhenium|rubidium|samarium|strontium|technetium|terbium|thallium|yttrium|zirconium';
const SYMBOLS = 'Ac|At|Cu|F|Ga|Ho|In|I|Pb|Lu|Ra|Re|Rb|Sm|Sr|Tc|Tb|Tl|Y|Zr';
/** What carries the isotope, behind 'lutetium Lu 177'. */
const CARRIERS =
  'dota\\w+|gozetotide|edotreotide|oxodotreotide|vipivotide tetraxetan|psma[\\w-]*|chloride|dichloride|citrate|iodide|sestamibi|tetrofosmin|' +
  'medronate|mebrofenin|tilmanocept|exametazime|bicisate|pentetate|pentetreotide|mertiatide|pertechnetate|lexidronam|tiuxetan';
/** Ends of words in front of 'F 18' and 'I 131'; other words may be followed by a letter and a number that are none of theirs. */
const LABELLED =
  'lastat|ciclovine|betapir|betaben|metamol|taucipir|piridaz|fluoride|iodide|estradiol|glucose|dopa|guane|flupane|albumin';

/** What is said of an isotope that is no name: '125I-labelled', '18F-PET'. */
const NO_CARRIER =
  '(?:(?:radio)?label|tagged|PET|SPECT|NMR|MRI?|scan|based|positive|avid|uptake|emitting|containing|free|deriv)';

const RADIOLIGANDS = [
  `(?:\\[(?:${ISOTOPES})\\]-?|(?:${ISOTOPES})-)(?!${NO_CARRIER})(?:\\([\\p{L}\\d,+-]{1,6}\\)-)?\\p{L}[\\p{L}\\p{N}']*(?:-(?!${NO_CARRIER})[\\p{L}\\p{N}']+)*(?: (?:${CARRIERS}))?`,
  `(?:${ELEMENTS}) (?:${SYMBOLS})[ -]?\\d{2,3}m?(?: (?:${CARRIERS}))?`,
  // Annotators take the element for the name where nothing carries the isotope ('thallium-201'), but where it is a drug.
  `(?:${ELEMENTS})-\\d{2,3}m?[ -](?:${CARRIERS})|radium-223(?: dichloride)?|strontium-89`,
  `\\p{L}*(?:${LABELLED}) [FI][ -]?(?:18|123|124|125|131)`,
];

/** Companies' letters in front of the number that a compound has before it has a name, with the fewest digits that tell it. */
const CODES = [
  '(?:ABT|AMG|AZD|BIIB|BMS|EPZ|GDC|GSK|INCB|JNJ|LOXO|MEDI|MLN|MRTX|NVP-[A-Z]{3}|PLX|REGN|TAK|UCB)[ -]?\\d{3,8}[a-z]?',
  '(?:BI|CP|LY|MK|ONO|PF|SAR|SB|SCH|SKF|WAY)[ -]?\\d{4,8}[a-z]?',
  'BAY[ -]?(?:\\d{2}-\\d{4}|\\d{6,7})|BNT\\d{3}b\\d|ICI[ -]?\\d{2,3},\\d{3}|U0126|RU[ -]?486|mRNA-1\\d{3}',
];

const notation = (names: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, flags);

const NOTATIONS = [notation(RADIOLIGANDS, 'giu'), notation(CODES, 'gu')];

/**
 * Drugs that are written in a notation: those that carry an isotope ('lutetium Lu 177 dotatate', '68Ga-DOTATOC', '[18F]FDG',
 * 'iobenguane I 131', 'radium-223'), and the codes of companies ('AZD9291', 'BAY 73-4506').
 */
export const drugsByNotation = (text: string): Span[] =>
  NOTATIONS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: name, index: start }) => ({
      start,
      end: start + name.length,
    })),
  );
