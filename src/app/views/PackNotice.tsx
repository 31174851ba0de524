import { useSyncExternalStore } from 'react';
import { describeFailure, type FailureMessage } from '../../core/catalogue/failure.ts';
import { formatBytes } from '../content/format.ts';
import type { EmbeddedPacks, PackOffer } from '../models/embedded-packs.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { Button } from '../ui/Button/Button.tsx';

/** Says that another pack is offered, is being loaded, or failed. */
export function PackNotice({ packs }: { readonly packs: EmbeddedPacks }) {
  const { offer, trying, failed, inUse } = useSyncExternalStore(packs.subscribe, packs.getState);
  if (trying) {
    const message = {
      happened: `${trying.title} is being fetched and tried.`,
      kept: `${inUse.title} reads until it has come.`,
      next: '',
    };
    return (
      <Notice tone="plain" message={message}>
        <Button look="line" onClick={packs.stop}>
          Stop
        </Button>
      </Notice>
    );
  }
  if (failed) {
    const message = {
      happened: describeFailure(failed.failure).happened,
      kept: `${failed.pack.title} is not used; ${inUse.title} still is.`,
      next: '',
    };
    return (
      <Notice tone="warn" message={message}>
        <Button look="line" onClick={() => void packs.use(failed.pack.id)}>
          Try again
        </Button>
        <Button isIcon aria-label="Close" onClick={packs.dismiss}>
          ✕
        </Button>
      </Notice>
    );
  }
  if (!offer) return null;
  return (
    <Notice tone="plain" message={messageOf(offer)}>
      <Button look="primary" onClick={() => void packs.use(offer.pack.id)}>
        Use {offer.pack.title}
      </Button>
      <Button look="line" onClick={packs.dismiss}>
        Not now
      </Button>
    </Notice>
  );
}

function messageOf({ pack, reason }: PackOffer): FailureMessage {
  const size = `${formatBytes(pack.bytes)} are fetched once from this site.`;
  return reason === 'newer'
    ? {
        happened: `A new model has come with this version: ${pack.title}.`,
        kept: `${pack.character} What you decided stays.`,
        next: size,
      }
    : {
        happened: 'The model reads slowly on this device.',
        kept: `${pack.title} reads faster, and is right a little less often.`,
        next: size,
      };
}
