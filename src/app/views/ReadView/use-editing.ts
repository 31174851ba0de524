import { useMemo, useState } from 'react';
import type { TextDocument } from '../../../core/document/model.ts';
import { draftOf, dropDraft, keepDraft, versionOf } from '../../draft.ts';

export interface Editing {
  /** Identifies the edited text, as the key of its field: a field is never reused for another document. */
  readonly version: string;
  readonly draft: string | undefined;
  readonly onDraft: (draft: string) => void;
}

export interface UsedEditing {
  /** The edited text; undefined while no editor is open. */
  readonly editing: Editing | undefined;
  readonly start: () => void;
  /** Discards the draft. */
  readonly stop: () => void;
}

/**
 * The editor belongs to one text of one document. Another document closes it and keeps its draft; the editor opens
 * again with the draft when the document is shown again.
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
