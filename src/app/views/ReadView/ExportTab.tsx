import { useMemo, useState } from 'react';
import type {
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../../core/document/model.ts';
import { titleOf } from '../../../core/document/title.ts';
import { exportFormats } from '../../../formats/format.ts';
import { curatorName, setCuratorName } from '../../curator.ts';
import {
  type ExportCounts,
  ExportPanel,
  type ExportPanelProps,
  type Scope,
} from '../../parts/ExportPanel/ExportPanel.tsx';
import { fileNameOf } from '../../save-file.ts';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions, selectAllRelations } from '../../state/document/select-resolved.ts';
import { pageState } from '../../state/reading/select-reading.ts';
import { selectMentions, selectRelations } from '../../state/view/select-shown.ts';
import { useSelected } from '../use-selected.ts';
import { shownDocument } from './shown-document.ts';
import { useWritten } from './use-written.ts';

export function ExportTab({ store }: { readonly store: AppStore }) {
  const document = useSelected(store, (state) => state.document);
  const key = useSelected(store, (state) => state.key);
  const [format, onFormat] = useState(exportFormats[0]?.id ?? '');
  const [scope, onScope] = useState<Scope>('all');
  if (!document) return null;
  const choices = { format, onFormat, scope, onScope };
  // What is being written of one document is not handed out as another.
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
  const status = useSelected(store, pageState);
  const content = useMemo(
    () => (scope === 'all' ? document : shownDocument(document, mentions, relations)),
    [scope, document, mentions, relations],
  );
  const writing = useWritten(content, format);
  const [curator, setCurator] = useState(curatorName);

  return (
    <ExportPanel
      formats={exportFormats}
      format={format}
      onFormat={onFormat}
      scope={scope}
      onScope={onScope}
      writing={writing}
      fileName={fileNameOf(titleOf(document))}
      counts={{
        all: countsOf(allMentions, allRelations),
        filtered: countsOf(mentions, relations),
      }}
      isReading={status === 'loading' || status === 'reading'}
      curator={curator}
      onCurator={(name) => {
        setCurator(name);
        setCuratorName(name);
      }}
    />
  );
}

/** What is written of them: a format that leaves out what was rejected writes just the others. */
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
