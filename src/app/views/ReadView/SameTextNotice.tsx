import { useEffect, useState } from 'react';
import type { LibraryRow } from '../../../runtime/library-store/row.ts';
import { goTo } from '../../address/address.ts';
import { formatCount, shortened } from '../../content/format.ts';
import type { LibraryPage } from '../../library-view/library-page.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectIsFirstAwaited } from '../../state/reading/select-reading.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';

/** Length of a name that keeps the notice on one line. */
const NAME_LENGTH = 36;

export interface SameTextNoticeProps {
  readonly store: AppStore;
  readonly library: LibraryPage;
}

interface Found {
  /** Key of the later document. */
  readonly key: string;
  readonly first: LibraryRow;
}

/** Says that the library already has the same text, and offers that document with its decisions instead of a copy. */
export function SameTextNotice({ store, library }: SameTextNoticeProps) {
  const key = useSelected(store, (state) => state.key);
  const isNew = useSelected(store, (state) => state.log.steps.length === 0);
  const text = useSelected(store, (state) => state.document?.text);
  // The library's worker starts with the first call.
  const isLater = useSelected(store, selectIsFirstAwaited);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (isLater || key === undefined || text === undefined) return;
    let isCurrent = true;
    library.client.call('sameText', { key, text }).then(
      ([first]) => {
        if (isCurrent) setFound(first && { key, first });
      },
      // Without the library the notice is left out.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [library, key, text, isLater]);
  if (!found || found.key !== key || !isNew) return null;
  const { first } = found;
  const decided = first.decided > 0 ? `, with ${formatCount(first.decided)} decided there` : '';
  const message = {
    happened: 'This text is in the library already:',
    kept: `“${shortened(first.name, NAME_LENGTH)}”${decided}.`,
    next: '',
  };
  return (
    <Notice tone="plain" message={message}>
      <Button
        look="primary"
        data-same-text={first.key}
        onClick={() => {
          void library.mark({ kind: 'delete', keys: [found.key] });
          goTo({ view: 'read', key: first.key });
        }}
      >
        Go on with that one
      </Button>
      <Button
        look="line"
        onClick={() => {
          const pairs = [[found.key, first.key] as const];
          void library.run(() => library.client.call('keepApart', { pairs, isApart: true }));
          setFound(undefined);
        }}
      >
        Keep both
      </Button>
    </Notice>
  );
}
