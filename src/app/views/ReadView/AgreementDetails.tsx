import { useState } from 'react';
import { layerNames } from '../../../core/document/layers.ts';
import styles from '../../parts/EntityPanel/EntityPanel.module.css';
import type { AppStore } from '../../state/actions.ts';
import { Later } from '../../ui/Later/Later.tsx';
import { useSelected } from '../use-selected.ts';
import { LATER } from './later-parts.ts';

/** Compares two layers of the document on the page, once the section is opened. */
export function AgreementDetails({ store }: { readonly store: AppStore }) {
  const document = useSelected(store, (state) => state.document);
  const [isOpen, setOpen] = useState(false);
  if (!document || layerNames(document).length < 2) return null;
  return (
    <details className={styles.aside} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Compare what the file, the model and decisions say</summary>
      {isOpen && (
        <Later name="The comparison" load={LATER.comparison} props={{ store, document }} />
      )}
    </details>
  );
}
