import { fetchEarly } from '../../ui/Later/Later.tsx';

/** Parts of the Read view that its first screen does not need. `Later` needs the same function for a part each time. */
export const LATER = {
  tools: () => import('./TextTools.tsx').then((module) => module.TextTools),
  relations: () => import('./RelationsTab.tsx').then((module) => module.RelationsTab),
  ask: () => import('./AskTab.tsx').then((module) => module.AskTab),
  /** This part includes all formats. */
  export: () => import('./ExportTab.tsx').then((module) => module.ExportTab),
  dialogs: () => import('./CurationDialogs.tsx').then((module) => module.CurationDialogs),
  vocabularies: () => import('../VocabulariesView.tsx').then((module) => module.VocabulariesView),
  collection: () =>
    import('../../parts/CollectionDialog/CollectionDialog.tsx').then(
      (module) => module.CollectionDialog,
    ),
  comparison: () => import('./Comparison.tsx').then((module) => module.Comparison),
} as const;

/** Loads parts in advance that a key or a tab may need at once. */
export function fetchParts(): void {
  fetchEarly(LATER.relations);
  fetchEarly(LATER.ask);
  fetchEarly(LATER.dialogs);
}
