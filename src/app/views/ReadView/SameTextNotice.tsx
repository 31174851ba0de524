import { useEffect, useState } from 'react';
import type { LibraryRow } from '../../../runtime/library-store/row.ts';
import { goTo } from '../../address/address.ts';
import { formatCount } from '../../content/format.ts';
import type { LibraryPage } from '../../library-view/library-page.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';

export interface SameTextNoticeProps {
  readonly store: AppStore;
  readonly library: LibraryPage;
}

interface Found {
  /** Of the document that came second. */
  readonly key: string;
  readonly first: LibraryRow;
}

/** The same text is in the library already: the first one, with what was decided of it, is offered in place of another copy. */
export function SameTextNotice({ store, library }: SameTextNoticeProps) {
  const key = useSelected(store, (state) => state.key);
  const isNew = useSelected(store, (state) => state.log.steps.length === 0);
  const text = useSelected(store, (state) => state.document?.text);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (key === undefined || text === undefined) return;
    let isCurrent = true;
    library.client.call('sameText', { key, text }).then(
      ([first]) => {
        if (isCurrent) setFound(first && { key, first });
      },
      // It is a hint: without the library there is none.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [library, key, text]);
  if (!found || found.key !== key || !isNew) return null;
  const { first } = found;
  const decided = first.decided > 0 ? `, with ${formatCount(first.decided)} decided there` : '';
  const message = {
    happened: `This text is in the library already, as “${first.name}”${decided}.`,
    kept: '',
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
