/** What the columns of a table of texts hold; of roles that several columns have, the first with a value counts. */
export type ColumnRole =
  | 'title'
  | 'abstract'
  | 'text'
  | 'pmid'
  | 'doi'
  | 'id'
  | 'journal'
  | 'authors'
  | 'year';

export interface TableHead {
  readonly delimiter: string;
  /** Role of each column; undefined for one that is not read. */
  readonly roles: readonly (ColumnRole | undefined)[];
}

/**
 * Names of columns, in small letters without signs: those of the exports of PubMed, Europe PMC, Scopus, Web of Science
 * (whose tables with tabs have its tags), Zotero, Rayyan and Covidence, and those that people give.
 */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  title: 'title;article title;primary title;document title;paper title;ti',
  abstract: 'abstract;abstract note;abstract text;summary;ab',
  text: 'text;body;full text;content;sentence;passage;document;note;report',
  pmid: 'pmid;pubmed id;pm;medline id',
  doi: 'doi;di;article doi;digital object identifier',
  id: 'id;key;eid;ut;ut unique wos id;accession number;pmcid;doc id;docid;document id;article id;paper id;external id;covidence',
  journal:
    'journal;journal book;source title;publication title;journal title;publication name;so;journal name',
  authors: 'authors;author;au;author names;creators',
  year: 'year;publication year;published year;pub year;py;pubyear',
};

const ROLES: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(';').map((name) => [name, role as ColumnRole] as const),
  ),
);

/** Columns of tables of mentions, whose `text` is a name and no text to read. */
const PLACES = /^(?:start|end|offset|begin|span|position|location)(?: |$)/;

const DELIMITERS = ['\t', ',', ';', '|'];

const MAX_NAME_LENGTH = 60;
const MAX_WORDS = 6;

/** What the first line says of a table; undefined where it is no head of one, or names no column of titles or texts. */
export function tableHead(line: string): TableHead | undefined {
  for (const delimiter of DELIMITERS) {
    const names = cellsOf(line, delimiter).map(plain);
    if (names.length < 2 || !cellsOf(line, delimiter).every(isName)) continue;
    const isOfPlaces = names.some((name) => PLACES.test(name));
    const roles = names.map((name) => {
      const role = ROLES.get(name);
      return role === 'text' && isOfPlaces ? undefined : role;
    });
    if (roles.some((role) => role === 'title' || role === 'abstract' || role === 'text')) {
      return { delimiter, roles };
    }
  }
  return undefined;
}

/** Whether lines are those of a table of texts: a head, and a line that has its delimiter or a cell in quotes. */
export function isTable(lines: readonly string[]): boolean {
  const [first = '', second = ''] = lines.filter((line) => !isDelimiterLine(line));
  const head = tableHead(first);
  if (!head) return false;
  const cells = second.split(head.delimiter).length;
  // Exporters of tables with tabs leave out empty cells at the end.
  return second.includes('"') || cells >= (head.delimiter === '\t' ? 2 : head.roles.length);
}

/** What Excel writes before the head: `sep=;`. */
export const isDelimiterLine = (line: string): boolean => /^\ufeff?"?sep=.?"?\s*$/i.test(line);

const isName = (cell: string): boolean =>
  cell.length <= MAX_NAME_LENGTH &&
  cell.trim().split(/\s+/).length <= MAX_WORDS &&
  !/[.!?]$/.test(cell);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The cells of a line; a cell in quotes may hold the delimiter, not a line end. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const letter of line.replace(/^\ufeff/, '')) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}
