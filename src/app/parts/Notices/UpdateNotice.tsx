import { useState } from 'react';
import { Button } from '../../ui/Button/Button.tsx';
import { Notice } from './Notice.tsx';

/** Announces a new version. Nothing changes before the user agrees. */
export function UpdateNotice({ onUpdate }: { readonly onUpdate: () => void }) {
  const [isLater, setLater] = useState(false);
  if (isLater) return null;
  const message = {
    happened: 'A new version of BioGloss is ready.',
    kept: 'Your text and your decisions stay.',
    next: 'The page is loaded anew.',
  };
  return (
    <Notice tone="plain" message={message}>
      <Button look="primary" onClick={onUpdate}>
        Update now
      </Button>
      <Button look="line" onClick={() => setLater(true)}>
        Later
      </Button>
    </Notice>
  );
}
