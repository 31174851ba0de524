import { useSyncExternalStore } from 'react';
import { goTo } from '../../address/address.ts';
import type { LibraryPage } from '../../library-view/library-page.ts';
import { lostLibrary } from '../../library-view/lost-library.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import { Button } from '../../ui/Button/Button.tsx';

/** Says that the library of an earlier visit is gone, so that the page is not taken for that of a first visit. */
export function LostNotice({ library }: { readonly library: LibraryPage }) {
  const { lost } = useSyncExternalStore(library.store.subscribe, library.store.getState);
  if (lost === 0) return null;
  return (
    <Notice tone="warn" message={lostLibrary(lost)}>
      <Button look="line" onClick={() => goTo({ view: 'library', query: '' })}>
        Open the library
      </Button>
      <Button look="line" onClick={() => library.set({ lost: 0 })}>
        Close
      </Button>
    </Notice>
  );
}
