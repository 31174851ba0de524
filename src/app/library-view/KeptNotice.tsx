import { useEffect, useState } from 'react';
import { plural } from '../content/format.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { readSetting, writeSetting } from '../settings.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';

/** Settings: when the whole library was last exported, and that the warning about storage was shown. */
const [SAVED, TOLD] = ['library-saved', 'library-told'] as const;

export const rememberSaved = (date: Date): void => writeSetting(SAVED, date.toISOString());

/** The end of a sentence: when the library was last exported. */
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

/** A warning, shown once, that the browser may clear the library, unless it has promised to keep it. */
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
    happened: 'The browser may clear this library when its disk is full.',
    kept: `It holds ${plural(documents, 'document')}, ${lastSaved()}.`,
    next: '',
  };
  return (
    <div className={styles.notices}>
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
    </div>
  );
}
