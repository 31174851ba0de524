import type { Span } from './span.ts';

/** A strain of laboratory animals or of Escherichia coli in a text. UTF-16 code units, half-open. */
export interface Strain extends Span {
  /** The species that the strain is of, by its scientific name. */
  readonly species: 'Mus musculus' | 'Rattus norvegicus' | 'Escherichia coli';
}

/** Words between a name and its animals. Their length has a limit, because a long row of hyphens can be divided in many ways. */
const WORDS = '(?:[ -][\\w/-]{1,40}){0,2}';
/** What tells that a name that is also another thing ('Lewis', 'CD-1') is a strain. */
const OF_MICE = `(?=${WORDS}[ -](?:mice|mouse)(?![\\p{L}]))`;
const OF_RATS = `(?=${WORDS}[ -]rats?(?![\\p{L}]))`;

/** Inbred strains of mice and their substrains, as the International Committee writes them and as authors do. */
const MICE = [
  'C57B[Ll](?:/(?:6|10|[Kk][Ss]))?(?:[JN](?:Crl|Rj|Tac|Hsd|Ola\\w*)?|By[JN]?|Sn[JN]?|Ei[J]?)?',
  'C57[Bb][Ll]?[/-]?6[JN]?|C57/?B6|B6(?:[JN]|D2F1|C3F1)',
  'BALB/?c(?:[JN]|By[JN]?|Ann\\w*)?|Balb/c|DBA/?[12](?:Lac)?[JN]?|C3H(?:/He(?:[JNB]|Ou[JN]?|Sn\\w*)?)?(?!/10T)',
  'CBA/(?:J|Ca\\w*|N)|FVB(?:/N)?J?|SJL(?:/J)?|AKR/J|A/J|MRL/(?:lpr|MpJ\\w*)|KK-?Ay',
  'NOD(?:[/.-] ?(?:SCID|scid|ShiLtJ?|LtJ?|Cg[\\w.-]*\\w))+|129(?:/Sv\\w*|S\\d/Sv\\w*|X1/Sv\\w*|P2/\\w+)',
  `(?:CD-?1|ICR|NMRI|NSG|NOD|NZB|NZW|Swiss(?: Webster| albino)?|Kunming)${OF_MICE}`,
].join('|');
const RATS = [
  'Sprague[- –]Dawley|Wistar(?:[- –](?:Kyoto|Han|Furth))?|Long[- –]Evans|F344|Fischer[- ]?344|Brown[- ]Norway|Goto[- –]Kakizaki',
  `(?:Lewis|SHR|WKY|Zucker|Fischer)${OF_RATS}`,
].join('|');

/** Strains of Escherichia coli in which plasmids and proteins are made. */
const COLI =
  'DH(?:5|10)-?[αaBb](?:lpha)?|BL21(?:-?Star)?(?:\\(DE3\\))?(?:pLys[SE])?|XL1-Blue|XL10-Gold|JM109|MG1655|Stbl3|Rosetta ?2?\\(DE3\\)';

const STRAINS = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:(?<mice>${MICE})|(?<coli>${COLI})|${RATS})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** The strains of mice, rats and Escherichia coli that a text names, rising: 'C57BL/6J', 'Sprague-Dawley', 'BL21(DE3)'. */
export const strainsIn = (text: string): Strain[] =>
  Array.from(text.matchAll(STRAINS), ({ 0: name, index: start, groups }) => ({
    start,
    end: start + name.length,
    species:
      groups?.mice !== undefined
        ? 'Mus musculus'
        : groups?.coli !== undefined
          ? 'Escherichia coli'
          : 'Rattus norvegicus',
  }));
