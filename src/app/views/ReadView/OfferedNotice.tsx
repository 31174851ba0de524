import { titleOf } from '../../../core/document/title.ts';
import type { LoadedTab } from '../../../runtime/workspace/load-tab.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';

/** Offers the work of the last visit, when something else was on the page first. */
export function OfferedNotice({ store }: { readonly store: AppStore }) {
  const offered = useSelected(store, (state) => state.offered);
  if (!offered) return null;
  const message = {
    happened: `Your last work, “${nameOf(offered)}”, is kept on this device.`,
    kept: 'What is on the page stays when you go back to it.',
    next: '',
  };
  return (
    <Notice tone="plain" message={message}>
      <Button look="line" onClick={() => store.dispatch({ type: 'offer-taken' })}>
        Go on with it
      </Button>
      <Button isIcon aria-label="Close" onClick={() => store.dispatch({ type: 'offer-declined' })}>
        ✕
      </Button>
    </Notice>
  );
}

function nameOf({ tab, documents }: LoadedTab): string {
  const shown = tab.shown.current ?? tab.shown.putAway[0];
  const entry = documents.find((one) => one.entry.key === shown)?.entry ?? documents[0]?.entry;
  return entry ? (entry.collection?.name ?? titleOf(entry.document)) : '';
}
