import { useMemo, useState } from 'react';
import {
  documentLayer,
  type LayerName,
  layerNames,
  mentionOfLayer,
} from '../../../core/document/layers.ts';
import type { ResolvedMention, TextDocument } from '../../../core/document/model.ts';
import { compareLayers } from '../../../core/evaluate/agreement.ts';
import type { Difference } from '../../../core/evaluate/differences.ts';
import type { Layer } from '../../../core/evaluate/layer.ts';
import { typeLabel } from '../../content/types.ts';
import { verbOf } from '../../content/verbs.ts';
import {
  AgreementPanel,
  type ShownDifference,
} from '../../parts/AgreementPanel/AgreementPanel.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions } from '../../state/document/select-resolved.ts';
import { useSelected } from '../use-selected.ts';

/** Compares two layers of the document on the page. */
export function Comparison(props: { readonly store: AppStore; readonly document: TextDocument }) {
  const { store, document } = props;
  const layers = layerNames(document);
  const [chosen, setChosen] = useState<readonly [LayerName?, LayerName?]>([]);
  const mentions = useSelected(store, selectAllMentions);
  const least = useSelected(store, (state) => state.view.filter.thresholds);
  const first = layers.find((one) => one === chosen[0]) ?? layers[0] ?? 'model';
  const second = layers.find((one) => one === chosen[1]) ?? layers[1] ?? 'model';
  const { a, b, compared } = useMemo(() => {
    const [a, b] = [first, second].map((name) => documentLayer(document, name, least));
    const [one, other] = [a ?? NOTHING, b ?? NOTHING];
    return { a: one, b: other, compared: compareLayers(document.text, one, other) };
  }, [document, first, second, least]);
  const showOf = (difference: Difference) => {
    const on =
      (difference.first !== undefined && mentionOfLayer(mentions, first, difference.first)) ||
      (difference.second !== undefined && mentionOfLayer(mentions, second, difference.second));
    return on
      ? () => store.dispatch({ type: 'focused', focus: { kind: 'mention', id: on.id } })
      : undefined;
  };
  return (
    <AgreementPanel
      layers={layers}
      first={first}
      second={second}
      onFirst={(name) => setChosen([name, second])}
      onSecond={(name) => setChosen([first, name])}
      agreement={compared.agreement}
      differences={compared.differences.map(
        (one): ShownDifference => ({
          id: `${one.of} ${one.first ?? ''} ${one.second ?? ''}`,
          what: WHAT[one.kind],
          first: one.first === undefined ? undefined : told(document.text, a, one.of, one.first),
          second: one.second === undefined ? undefined : told(document.text, b, one.of, one.second),
          onChoose: one.of === 'mention' ? showOf(one) : firstEnd(one),
        }),
      )}
    />
  );

  /** A relation is shown by the mention at its head. */
  function firstEnd({ first: inFirst, second: inSecond }: Difference) {
    const [name, layer, id] = inFirst === undefined ? [second, b, inSecond] : [first, a, inFirst];
    const head = layer.relations.find((one) => one.id === id)?.head[0];
    const on: ResolvedMention | undefined =
      head === undefined ? undefined : mentionOfLayer(mentions, name, head);
    return on && (() => store.dispatch({ type: 'focused', focus: { kind: 'mention', id: on.id } }));
  }
}

const NOTHING: Layer = { mentions: [], relations: [] };

const WHAT: Readonly<Record<Difference['kind'], string>> = {
  span: 'Another place',
  type: 'Another type',
  'span-and-type': 'Another place and type',
  'only-first': 'In the first alone',
  'only-second': 'In the second alone',
};

function told(text: string, layer: Layer, of: Difference['of'], id: string): string {
  const mentionWords = (one: string | undefined): string => {
    const parts = layer.mentions.find((mention) => mention.id === one)?.parts ?? [];
    return `“${parts.map(({ start, end }) => text.slice(start, end)).join(' … ')}”`;
  };
  if (of === 'mention') {
    const type = layer.mentions.find((one) => one.id === id)?.type ?? '';
    return `${mentionWords(id)}, ${typeLabel(type)}`;
  }
  const relation = layer.relations.find((one) => one.id === id);
  if (!relation) return '';
  return `${mentionWords(relation.head[0])} ${verbOf(relation.type)} ${mentionWords(relation.tail[0])}`;
}
