import { useMemo, useState } from 'react';
import type { TextDocument } from '../../../core/document/model.ts';
import { draftOf, dropDraft, keepDraft, versionOf } from '../../draft.ts';

export interface Editing {
  /** Names the text that is edited: a field keyed by it never passes to another document. */
  readonly version: string;
  readonly draft: string | undefined;
  readonly onDraft: (draft: string) => void;
}

export interface UsedEditing {
  /** What is being edited; absent while the text is shown for reading. */
  readonly editing: Editing | undefined;
  readonly start: () => void;
  /** Gives up the draft. */
  readonly stop: () => void;
}

/**
 * Editing belongs to one text of one document. Another document closes the field and leaves its draft where it is; the
 * field opens again with the draft when that document comes back on the page.
 */
export function useEditing(document: TextDocument | undefined): UsedEditing {
  const { id = '', text = '' } = document ?? {};
  const field = useMemo(() => ({ kind: 'edit', document: id, text }) as const, [id, text]);
  const version = useMemo(() => versionOf(field), [field]);
  const [shown, setShown] = useState(version);
  const [isOpen, setOpen] = useState(() => draftOf(field) !== undefined);
  if (shown !== version) {
    setShown(version);
    setOpen(draftOf(field) !== undefined);
  }
  return {
    editing:
      document && isOpen && shown === version
        ? {
            version,
            draft: draftOf(field),
            onDraft: (draft) => (draft === text ? dropDraft(field) : keepDraft(field, draft)),
          }
        : undefined,
    start: () => setOpen(true),
    stop: () => {
      dropDraft(field);
      setOpen(false);
    },
  };
}
