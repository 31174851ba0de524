import { useState } from 'react';
import { titleOf } from '../../../core/document/title.ts';
import { exportFormats } from '../../../formats/format.ts';
import { ExportPanel, type Scope } from '../../parts/ExportPanel/ExportPanel.tsx';
import type { AppStore } from '../../state/actions.ts';
import {
  pageState,
  selectAllMentions,
  selectAllRelations,
  selectMentions,
  selectRelations,
} from '../../state/selectors.ts';
import { useSelected } from '../use-selected.ts';
import { shownDocument } from './shown-document.ts';

export function ExportTab({ store }: { readonly store: AppStore }) {
  const document = useSelected(store, (state) => state.document);
  const allMentions = useSelected(store, selectAllMentions);
  const allRelations = useSelected(store, selectAllRelations);
  const mentions = useSelected(store, selectMentions);
  const relations = useSelected(store, selectRelations);
  const status = useSelected(store, pageState);
  const [date] = useState(() => new Date());
  if (!document) return null;

  const content = (scope: Scope) =>
    scope === 'all' ? document : shownDocument(document, mentions, relations);
  const named = (id: string) => exportFormats.find((one) => one.id === id);
  const write = (id: string, scope: Scope): string =>
    named(id)?.write(content(scope), { date }) ?? '';
  const losses = (id: string, scope: Scope): readonly string[] =>
    named(id)?.losses?.(content(scope), { date }) ?? [];

  return (
    <ExportPanel
      formats={exportFormats}
      write={write}
      losses={losses}
      fileName={fileNameOf(titleOf(document))}
      counts={{
        all: { mentions: allMentions.length, relations: allRelations.length },
        filtered: { mentions: mentions.length, relations: relations.length },
      }}
      isReading={status === 'loading' || status === 'reading'}
    />
  );
}

const LONGEST_NAME = 60;

/** Letters and digits of the title, joined by dashes: safe on every file system. */
const fileNameOf = (title: string): string =>
  title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '') || 'biogloss';
