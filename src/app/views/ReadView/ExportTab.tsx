import { useMemo, useState } from 'react';
import { LIKELY_SCORES } from '../../../core/document/likely.ts';
import type {
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../../core/document/model.ts';
import { shownDocument } from '../../../core/document/shown-document.ts';
import { titleOf } from '../../../core/document/title.ts';
import { exportFormats } from '../../../formats/format.ts';
import { layersInWords } from '../../content/layers.ts';
import { curatorName, setCuratorName } from '../../curator.ts';
import {
  type ExportCounts,
  ExportPanel,
  type ExportPanelProps,
  type Scope,
} from '../../parts/ExportPanel/ExportPanel.tsx';
import { fileNameOf } from '../../save-file.ts';
import type { AppStore } from '../../state/actions.ts';
import {
  selectAllMentions,
  selectAllRelations,
  selectLayers,
  selectLikely,
} from '../../state/document/select-resolved.ts';
import { pageState } from '../../state/reading/select-reading.ts';
import { selectMentions, selectRelations } from '../../state/view/select-shown.ts';
import { useSelected } from '../use-selected.ts';
import { useWritten } from './use-written.ts';

export function ExportTab({ store }: { readonly store: AppStore }) {
  const document = useSelected(store, (state) => state.document);
  const key = useSelected(store, (state) => state.key);
  const [format, onFormat] = useState(exportFormats[0]?.id ?? '');
  const [scope, onScope] = useState<Scope>('likely');
  if (!document) return null;
  const choices = { format, onFormat, scope, onScope };
  // The key keeps the export of one document from being offered as that of another.
  return <Export key={key} store={store} document={document} {...choices} />;
}

interface ExportProps extends Pick<ExportPanelProps, 'format' | 'onFormat' | 'scope' | 'onScope'> {
  readonly store: AppStore;
  readonly document: TextDocument;
}

function Export({ store, document, format, onFormat, scope, onScope }: ExportProps) {
  const allMentions = useSelected(store, selectAllMentions);
  const allRelations = useSelected(store, selectAllRelations);
  const mentions = useSelected(store, selectMentions);
  const relations = useSelected(store, selectRelations);
  const likely = useSelected(store, selectLikely);
  const shownFrom = useSelected(store, (state) => state.view.filter.thresholds);
  const layers = useSelected(store, selectLayers);
  const layer = useSelected(store, (state) => state.view.filter.layer);
  const status = useSelected(store, pageState);
  const isCopy = exportFormats.find(({ id }) => id === format)?.holdsAll === true;
  const what: Scope = isCopy && scope === 'likely' ? 'all' : scope;
  const content = useMemo(() => {
    if (what === 'all') return document;
    const parts = what === 'likely' ? likely : { mentions, relations };
    return shownDocument(document, parts.mentions, parts.relations);
  }, [what, document, likely, mentions, relations]);
  const least = { likely: LIKELY_SCORES, filtered: shownFrom, all: undefined }[what];
  const writing = useWritten(content, format, least);
  const [curator, setCurator] = useState(curatorName);

  return (
    <ExportPanel
      formats={exportFormats}
      format={format}
      onFormat={onFormat}
      scope={what}
      scopes={isCopy ? ['all', 'filtered'] : ['likely', 'filtered', 'all']}
      onScope={onScope}
      writing={writing}
      fileName={fileNameOf(titleOf(document))}
      counts={{
        likely: countsOf(likely.mentions, likely.relations),
        all: countsOf(allMentions, allRelations),
        filtered: countsOf(mentions, relations),
      }}
      layers={
        layers && { likely: layersInWords(), all: layersInWords(), filtered: layersInWords(layer) }
      }
      isReading={status === 'loading' || status === 'reading'}
      curator={curator}
      onCurator={(name) => {
        setCurator(name);
        setCuratorName(name);
      }}
    />
  );
}

/** Numbers of exported annotations: a format that leaves out rejected ones writes only the others. */
function countsOf(
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
): ExportCounts {
  const standing = (list: readonly (ResolvedMention | ResolvedRelation)[]) =>
    list.filter(({ verdict }) => verdict !== 'rejected').length;
  const all = mentions.length + relations.length;
  const counts = { mentions: standing(mentions), relations: standing(relations) };
  return { ...counts, rejected: all - counts.mentions - counts.relations };
}
