import type { CollectionTables, ConceptCount, PairCount } from '../../core/collection/tables.ts';
import { hashOf } from '../address/address.ts';
import type { Figure, Tie } from '../charts/figure.ts';
import { plural } from '../content/format.ts';
import { type LibraryQuery, type Measure, queryText, type Search } from './library-query.ts';

export type CollectionViewName = 'concepts' | 'pairs' | 'years';

/** A row of a table about many documents. */
export interface CollectionRow {
  readonly id: string;
  readonly names: readonly { readonly label: string; readonly type?: string }[];
  readonly cells: readonly Cell[];
}

/** A figure with the address of what it counts. */
export interface Cell {
  readonly measure: Measure;
  readonly count: number;
  readonly href?: string;
}

/** The measures that can be drawn for each view; the first is the default. */
export const MEASURES_OF: Readonly<Record<CollectionViewName, readonly Measure[]>> = {
  concepts: ['documents', 'mentions', 'denied'],
  pairs: ['documents', 'sentences', 'related'],
  years: ['documents'],
};

/**
 * Below this number of documents, the network counts sentences. In few documents almost every pair occurs together in
 * just one, so that counts of documents are all alike; shared sentences say more.
 */
const FEW_DOCUMENTS = 50;

/**
 * The measure to draw: the requested one when the view has it, otherwise documents (sentences for a network of few
 * documents).
 *
 * @param documents number of counted documents
 */
export function measureOf(
  view: CollectionViewName,
  { measure, look }: Pick<LibraryQuery, 'measure' | 'look'>,
  documents: number,
): Measure {
  if (measure !== undefined && MEASURES_OF[view].includes(measure)) return measure;
  const isNetwork = view === 'pairs' && look === 'network';
  return isNetwork && documents < FEW_DOCUMENTS ? 'sentences' : 'documents';
}

/**
 * The rows of a table. Each figure links to exactly the documents that it counts: the link keeps the filters, and
 * searches within the current search.
 */
export function collectionRows(
  tables: CollectionTables,
  view: CollectionViewName,
  query: LibraryQuery,
): readonly CollectionRow[] {
  const link = linker(query);
  switch (view) {
    case 'concepts':
      return tables.concepts.map(({ identity, name, type, documents, mentions, denied }) => {
        const exact = `=${identity}`;
        const search: Search = { by: 'concept', search: exact };
        return {
          id: identity,
          names: [{ label: name, type }],
          cells: [
            cell('documents', documents, link('documents', search)),
            cell('mentions', mentions, link('sentences', search)),
            cell('denied', denied, link('sentences', { by: 'denied', search: exact })),
          ],
        };
      });
    case 'pairs':
      return tables.pairs.map((pair) => {
        const { a, b, together, sentences, related } = pair;
        return {
          id: idOf(pair),
          names: [
            { label: a.name, type: a.type },
            { label: b.name, type: b.type },
          ],
          cells: [
            cell('documents', together, link('sentences', pairSearch('pair', pair))),
            cell('sentences', sentences, link('sentences', pairSearch('pair', pair))),
            cell('related', related, link('sentences', pairSearch('relation', pair))),
          ],
        };
      });
    case 'years':
      return tables.years.map(({ year, documents }) => ({
        id: String(year ?? 'none'),
        names: [{ label: year === undefined ? 'Without a year' : String(year) }],
        cells: [
          cell(
            'documents',
            documents,
            hashOf({
              view: 'library',
              query: queryText({ ...query, view: 'documents', year: String(year ?? 'none') }),
            }),
          ),
        ],
      }));
  }
}

const cell = (measure: Measure, count: number, href: string): Cell => ({
  measure,
  count,
  ...(count > 0 && { href }),
});

const pairSearch = (by: 'pair' | 'relation', { a, b }: PairCount): Search => ({
  by,
  search: `=${a.identity} > =${b.identity}`,
});

const idOf = ({ a, b }: PairCount): string => `${a.identity} ${b.identity}`;

/** Makes addresses for searches within the documents shown. */
function linker(query: LibraryQuery) {
  const { by, search, within } = query;
  const before = search.trim() === '' ? within : [...within, { by, search }];
  return (view: 'documents' | 'sentences', found: Search): string =>
    hashOf({
      view: 'library',
      query: queryText({ ...query, ...found, view, within: before }),
    });
}

const WORDS: Readonly<Record<Measure, (count: number) => string>> = {
  documents: (count) => plural(count, 'document'),
  mentions: (count) => plural(count, 'mention'),
  denied: (count) => `${plural(count, 'document')} that only ${count === 1 ? 'denies' : 'deny'} it`,
  sentences: (count) => `${plural(count, 'sentence')} with both`,
  related: (count) =>
    `${plural(count, 'document')} that ${count === 1 ? 'asserts' : 'assert'} a relation`,
};

/** The rows as figures of a chart, the largest first; years in order of time. */
export function figuresOf(
  rows: readonly CollectionRow[],
  measure: Measure,
  isInOrder: boolean,
): readonly Figure[] {
  const figures = rows.map(({ id, names, cells }): Figure => {
    const found = cells.find((one) => one.measure === measure);
    const value = found?.count ?? 0;
    const label = names.map((one) => one.label).join(' – ');
    const [first] = names;
    return {
      ...{ id, label, value, words: `${label}: ${WORDS[measure](value)}` },
      ...(names.length === 1 && first?.type !== undefined && { type: first.type }),
      ...(found?.href !== undefined && { href: found.href }),
    };
  });
  if (isInOrder) return figures;
  return figures.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
}

/** The network of the pairs with the largest figures. */
export function networkOf(
  tables: CollectionTables,
  rows: readonly CollectionRow[],
  measure: Measure,
  query: LibraryQuery,
  most: number,
): { readonly nodes: readonly Figure[]; readonly ties: readonly Tie[] } {
  const link = linker(query);
  const byId = new Map(tables.pairs.map((pair) => [idOf(pair), pair]));
  const concepts = new Map<string, ConceptCount>();
  const ties = figuresOf(rows, measure, false)
    .slice(0, most)
    .flatMap((figure): readonly Tie[] => {
      const pair = byId.get(figure.id);
      if (!pair) return [];
      for (const one of [pair.a, pair.b]) concepts.set(one.identity, one);
      const { label: _, ...rest } = figure;
      return [{ ...rest, head: pair.a.identity, tail: pair.b.identity }];
    });
  const nodes = [...concepts.values()].map(({ identity, name, type, documents }): Figure => {
    const href = link('documents', { by: 'concept', search: `=${identity}` });
    const words = `${name}: ${WORDS.documents(documents)}`;
    return { id: identity, label: name, type, value: documents, words, href };
  });
  return { nodes, ties };
}
