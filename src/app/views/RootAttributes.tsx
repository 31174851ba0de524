import type { ReactNode } from 'react';
import type { AppStore } from '../state/actions.ts';
import { rootAttributes } from '../state/reading/select-reading.ts';
import { useSelected } from './use-selected.ts';

/** The app's root element with its documented attributes: `data-state`, `data-engine`, `data-read`, `data-of`. */
export function RootAttributes(props: { readonly store: AppStore; readonly children: ReactNode }) {
  const attributes = useSelected(props.store, (state) => JSON.stringify(rootAttributes(state)));
  return (
    <div data-app="biogloss" {...JSON.parse(attributes)}>
      {props.children}
    </div>
  );
}
