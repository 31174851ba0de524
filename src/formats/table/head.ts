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
 * Names of columns, in small letters without signs: those of the exports of PubMed, Europe PMC, ClinicalTrials.gov, Scopus, Web of
 * Science (whose tables with tabs have its tags), Zotero, Rayyan and Covidence, and those that people give, in German, French,
 * Spanish, Italian and Portuguese too.
 */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  title: `title;article title;primary title;document title;paper title;study title;brief title;ti;titel;titel des artikels;titre;titre de l article;título;titulo
    ;título del artículo;titolo;título do artigo`,
  abstract: `abstract;abstract note;abstract text;summary;brief summary;ab;zusammenfassung;kurzfassung;résumé;resume;resumen;riassunto;sommario
    ;resumo`,
  text: `text;body;full text;content;sentence;passage;document;note;report;volltext;satz;befund;bericht;texte;phrase;texto;testo
    ;frase`,
  pmid: 'pmid;pubmed id;pm;medline id',
  doi: 'doi;di;article doi;digital object identifier',
  id: 'id;key;eid;ut;ut unique wos id;accession number;pmcid;doc id;docid;document id;article id;paper id;external id;covidence',
  journal: `journal;journal book;source title;publication title;journal title;publication name;so;journal name;zeitschrift
    ;revue;revista;rivista`,
  authors:
    'authors;author;au;author names;creators;autoren;autor;auteurs;auteur;autores;autori;autore',
  year: `year;publication year;published year;pub year;py;pubyear;jahr;erscheinungsjahr;année;annee;año;anno;ano`,
};

const ROLES: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(/\s*;\s*/).map((name) => [name, role as ColumnRole] as const),
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
    const cells = cellsOf(line, delimiter);
    if (cells.length < 2 || !cells.every(isName)) continue;
    const isOfPlaces = cells.some((name) => PLACES.test(plain(name)));
    const roles = cells.map((name) => {
      const role = ROLES.get(plain(name)) ?? ROLES.get(plain(inWords(name)));
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
  const [first = '', second = ''] = lines.filter((line) => !isBeforeHead(line));
  const head = tableHead(first);
  if (!head) return false;
  const cells = second.split(head.delimiter).length;
  // Exporters of tables with tabs leave out empty cells at the end.
  return second.includes('"') || cells >= (head.delimiter === '\t' ? 2 : head.roles.length);
}

/** What stands before the head: Excel's `sep=;`, or a sentence about the export, alone in its row. */
export const isBeforeHead = (line: string): boolean =>
  /^\ufeff?"?sep=.?"?\s*$/i.test(line) || /^\ufeff?"(?:[^"]|"")*"[,;\t|]*\s*$/.test(line);

const isName = (cell: string): boolean =>
  cell.length <= MAX_NAME_LENGTH &&
  cell.trim().split(/\s+/).length <= MAX_WORDS &&
  !/[.!?]$/.test(cell);

/** `ArticleTitle`, as programs name columns, in words. */
const inWords = (name: string): string => name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');

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
