import { useEffect, useState } from 'react';
import { plural } from '../content/format.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { readSetting, writeSetting } from '../settings.ts';
import { Button } from '../ui/Button/Button.tsx';

/** When the whole library was saved as a file last, and whether it was told once that the browser may clear it. */
const [SAVED, TOLD] = ['library-saved', 'library-told'] as const;

export const rememberSaved = (date: Date): void => writeSetting(SAVED, date.toISOString());

/** The end of a sentence: since when nothing of the library was saved as a file. */
export function lastSaved(): string {
  const saved = readSetting(SAVED);
  return saved === undefined
    ? 'never saved as a file from this browser'
    : `saved as a file last on ${saved.slice(0, 10)}`;
}

export interface KeptNoticeProps {
  readonly documents: number;
  readonly onExport: () => void;
}

/** Said once: that the browser may clear the library by itself, where it has not promised to keep it. */
export function KeptNotice({ documents, onExport }: KeptNoticeProps) {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (readSetting(TOLD) !== undefined) return;
    navigator.storage?.persisted?.().then(
      (isLasting) => setWanted(!isLasting),
      () => undefined,
    );
  }, []);
  if (!isWanted || documents === 0) return null;
  const close = () => {
    writeSetting(TOLD, 'yes');
    setWanted(false);
  };
  const message = {
    happened: `When its disk is full the browser may clear this library of ${plural(documents, 'document')}, ${lastSaved()}.`,
    kept: '',
    next: '',
  };
  return (
    <Notice tone="plain" message={message}>
      <Button
        look="line"
        onClick={() => {
          close();
          onExport();
        }}
      >
        Save it as a file
      </Button>
      <Button isIcon aria-label="Close" onClick={close}>
        ✕
      </Button>
    </Notice>
  );
}
