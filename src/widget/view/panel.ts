import type { Mention } from '../../core/annotation.ts';
import { append } from '../../core/grouped.ts';
import { saidConcept } from '../../core/link/said-concept.ts';
import type { Article } from '../article.ts';
import type { Labels } from '../labels/labels.ts';
import { typeName } from '../labels/labels-for.ts';
import { colourOf } from '../paint/type-styles.ts';
import { percent } from './card.ts';
import { conceptLine } from './concept-line.ts';
import { button, h } from './dom.ts';

/** The part of an article that the panel needs; the extension's side panel provides only this. */
export type PanelArticle = Pick<Article, 'concepts'>;

export interface PanelActions<A extends PanelArticle = Article> {
  readonly toggleType: (type: string) => void;
  readonly setThreshold: (value: number) => void;
  readonly choose: (article: A, mention: Mention, from: HTMLElement) => void;
  readonly clear: () => void;
  readonly close: () => void;
}

export interface PanelState<A extends PanelArticle = Article> {
  readonly labels: Labels;
  readonly threshold: number;
  readonly hidden: ReadonlySet<string>;
  /** Mentions above the threshold, of all types that can be shown. */
  readonly articles: readonly {
    readonly article: A;
    readonly mentions: readonly Mention[];
  }[];
}

/** Number of rows that are created at a time. */
const STEP = 200;

/**
 * Fills the panel: the legend that filters, the threshold, and the list of mentions. Called again after each change.
 */
export function fillPanel<A extends PanelArticle>(
  panel: HTMLElement,
  state: PanelState<A>,
  actions: PanelActions<A>,
): void {
  const { labels } = state;
  const isListOpen = panel.querySelector('details')?.open ?? false;
  const focused = panel.getRootNode() instanceof ShadowRoot ? focusKey(panel) : undefined;
  const all = state.articles.flatMap(({ article, mentions }) =>
    mentions.map((mention) => ({ article, mention })),
  );
  const details = h(
    'details',
    isListOpen ? { open: '' } : {},
    h('summary', { 'data-key': 'list' }, labels.showList),
  );
  details.append(list(all, state, actions));
  panel.replaceChildren(
    h(
      'div',
      { class: 'row' },
      h('h2', {}, labels.panel),
      button(
        { class: 'plain', 'aria-label': labels.close, 'data-key': 'close' },
        actions.close,
        '×',
      ),
    ),
    all.length === 0 ? h('p', { class: 'soft' }, labels.nothing) : legend(all, state, actions),
    threshold(state, actions),
    details,
    button({ class: 'plain', 'data-key': 'clear' }, actions.clear, labels.clear),
  );
  if (focused) panel.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

type Row<A> = { readonly article: A; readonly mention: Mention };

function focusKey(panel: HTMLElement): string | undefined {
  const active = (panel.getRootNode() as ShadowRoot).activeElement;
  return active instanceof HTMLElement && panel.contains(active) ? active.dataset.key : undefined;
}

function legend<A extends PanelArticle>(
  all: readonly Row<A>[],
  state: PanelState<A>,
  actions: PanelActions<A>,
): HTMLElement {
  const counts = new Map<string, number>();
  for (const { mention } of all) counts.set(mention.type, (counts.get(mention.type) ?? 0) + 1);
  const types = [...counts].sort(([a], [b]) => a.localeCompare(b));
  return h(
    'div',
    { class: 'legend', part: 'legend', role: 'group', 'aria-label': state.labels.panel },
    ...types.map(([type, count]) => {
      const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
      swatch.style.backgroundColor = colourOf(type);
      const pressed = String(!state.hidden.has(type));
      return button(
        { class: 'type', 'aria-pressed': pressed, 'data-type': type, 'data-key': `type ${type}` },
        () => actions.toggleType(type),
        swatch,
        `${typeName(state.labels, type)} ${count}`,
      );
    }),
  );
}

function threshold<A extends PanelArticle>(
  { labels, threshold: value }: PanelState<A>,
  actions: PanelActions<A>,
): HTMLElement {
  const output = h('output', {}, percent(value));
  const input = h('input', {
    type: 'range',
    min: '0',
    max: '1',
    step: '0.05',
    value: String(value),
    'data-key': 'threshold',
  });
  input.addEventListener('input', () => {
    output.textContent = percent(input.valueAsNumber);
  });
  input.addEventListener('change', () => actions.setThreshold(input.valueAsNumber));
  return h('label', { class: 'row' }, labels.threshold, input, output);
}

function list<A extends PanelArticle>(
  all: readonly Row<A>[],
  state: PanelState<A>,
  actions: PanelActions<A>,
): HTMLElement {
  const items = h('ol', { part: 'list' });
  const shown = all.filter(({ mention }) => !state.hidden.has(mention.type));
  const places = placesOf(shown, state.labels);
  const addFrom = (first: number): void => {
    for (const row of shown.slice(first, first + STEP)) {
      const concept = saidConcept(row.article.concepts?.[row.mention.id] ?? []);
      items.append(
        h(
          'li',
          {},
          rowButton(row, places.get(row) ?? '', state.labels, actions),
          ...(concept ? [conceptLine(concept, state.labels)] : []),
        ),
      );
    }
    const left = shown.length - first - STEP;
    if (left <= 0) return;
    const more = h('li');
    more.append(
      button(
        { class: 'plain', 'data-key': 'more' },
        () => {
          more.remove();
          addFrom(first + STEP);
        },
        state.labels.more(left),
      ),
    );
    items.append(more);
  };
  addFrom(0);
  return items;
}

function rowButton<A extends PanelArticle>(
  { article, mention }: Row<A>,
  place: string,
  labels: Labels,
  actions: PanelActions<A>,
): HTMLElement {
  const key = `${mention.start} ${mention.end} ${mention.type}`;
  const row: HTMLButtonElement = button(
    { class: 'mention', 'data-mention': mention.id, 'data-key': key },
    () => actions.choose(article, mention, row),
    h('span', { class: 'text' }, mention.text),
    h('span', { class: 'soft' }, `${typeName(labels, mention.type)}, ${place}`),
  );
  return row;
}

/** "mention 2 of 5" counts mentions of the same entity in the same element. */
function placesOf<A>(rows: readonly Row<A>[], labels: Labels): ReadonlyMap<Row<A>, string> {
  const groups = new Map<A, Map<string, Row<A>[]>>();
  for (const row of rows) {
    const byGroup = groups.get(row.article) ?? new Map<string, Row<A>[]>();
    groups.set(row.article, byGroup);
    append(byGroup, row.mention.group, row);
  }
  const places = new Map<Row<A>, string>();
  for (const byGroup of groups.values()) {
    for (const members of byGroup.values()) {
      for (const [index, row] of members.entries()) {
        places.set(row, labels.mentionOf(index + 1, members.length));
      }
    }
  }
  return places;
}
