import { type RefObject, useEffect, useRef } from 'react';
import { lookup } from '../../../core/lookup.ts';
import type { Span } from '../../../core/text/span.ts';
import { commandWithId } from '../../commands/commands.ts';
import { markAs } from '../../commands/mark.ts';
import { isSelectAll } from '../../keys/page-keys.ts';
import { SelectionMenu } from '../../parts/SelectionMenu/SelectionMenu.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectTypes } from '../../state/document/select-resolved.ts';
import { selectedSpan, selectSpan } from '../../text/selection.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** Milliseconds before a selection counts that is still being dragged, or changed with a phone's handles. */
const PAUSE_MS = 120;

/** Buttons for users who select without a pointer and without letter keys. */
const STEPS = ['next', 'previous', 'grow-end', 'shrink-end', 'grow-start', 'shrink-start'];

/** The selection in the text, and the menu beside it. */
export function SelectionTool(props: {
  readonly store: AppStore;
  readonly root: RefObject<HTMLElement | null>;
}) {
  const { store, root } = props;
  const selection = useSelected(store, (state) => state.view.curation.selection);
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const types = useSelected(store, selectTypes);
  const perform = usePerform();
  const isPressed = useListening(store, root, perform);

  useEffect(() => {
    if (!selection || !root.current) return;
    if (selection.by === 'keys') selectSpan(root.current, selection);
    // The browser's selection is cleared when the selection was marked or dismissed.
    return () => leaveSelection(root.current, selection);
  }, [selection, root]);

  if (!selection) return null;
  const choose = (type: string) => {
    const deed = markAs(store.getState(), type);
    if (deed) perform(deed);
  };
  return (
    <div
      onPointerDown={() => {
        isPressed.current = true;
      }}
      onPointerUp={() => {
        isPressed.current = false;
      }}
      onPointerCancel={() => {
        isPressed.current = false;
      }}
    >
      <SelectionMenu
        selection={selection}
        text={text.slice(selection.start, selection.end)}
        types={types}
        steps={selection.by === 'keys' ? stepsOf(store, perform) : []}
        root={root}
        onType={choose}
        onClose={() => perform({ type: 'text-selected' })}
      />
    </div>
  );
}

/** Clears the selection, unless the browser has another one by now. */
function leaveSelection(root: HTMLElement | null, { start, end }: Span): void {
  const span = root ? selectedSpan(root) : undefined;
  if (span?.start === start && span.end === end) window.getSelection()?.removeAllRanges();
}

function stepsOf(store: AppStore, perform: ReturnType<typeof usePerform>) {
  return STEPS.flatMap((id) => {
    const command = commandWithId(id);
    if (!command) return [];
    const onStep = () => {
      const deed = command.does(store.getState());
      if (deed) perform(deed);
    };
    return [{ id, label: LABELS.get(id) ?? command.label, onStep }];
  });
}

const LABELS = lookup({ next: 'Next word', previous: 'Previous word' });

/** Follows the browser's selection. On a phone a press on the menu may clear it, so the last one is kept until then. */
function useListening(
  store: AppStore,
  root: RefObject<HTMLElement | null>,
  perform: ReturnType<typeof usePerform>,
) {
  const isPressed = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDragging = false;
    /** True while all is selected by key, which is meant for copying, not for marking. */
    let isAll = false;
    const listeners = new AbortController();
    const { signal } = listeners;
    const settle = () => {
      if (isDragging || isPressed.current || !root.current) return;
      const span = isAll ? undefined : selectedSpan(root.current);
      const { selection, fixedType } = store.getState().view.curation;
      if (span && selection?.start === span.start && selection.end === span.end) return;
      if (!span) {
        if (selection) store.dispatch({ type: 'text-selected' });
        return;
      }
      store.dispatch({ type: 'text-selected', selection: { ...span, by: 'pointer' } });
      const deed = fixedType === undefined ? undefined : markAs(store.getState(), fixedType);
      if (deed) perform(deed);
    };
    const settleNow = () => {
      clearTimeout(timer);
      timer = undefined;
      settle();
    };
    const later = (ms = PAUSE_MS) => {
      clearTimeout(timer);
      timer = setTimeout(settleNow, ms);
    };
    document.addEventListener('selectionchange', () => later(), { signal });
    document.addEventListener(
      'pointerdown',
      ({ pointerType }) => {
        isDragging = pointerType === 'mouse';
        isAll = false;
      },
      { signal },
    );
    const drop = () => {
      // A selection by mouse counts at once, because a key may follow immediately.
      later(isDragging ? 0 : PAUSE_MS);
      isDragging = false;
    };
    document.addEventListener('pointerup', drop, { signal });
    document.addEventListener('pointercancel', drop, { signal });
    // A key acts on what is selected when it is pressed. The browser reports a drag's selection after the pointer went
    // up, so that a key may come before it counts.
    const onKey = (event: KeyboardEvent) => {
      if (timer !== undefined) settleNow();
      if (!root.current || !isSelectAll(event)) return;
      event.preventDefault();
      isAll = true;
      selectSpan(root.current, { start: 0, end: store.getState().document?.text.length ?? 0 });
    };
    document.addEventListener('keydown', onKey, { signal, capture: true });
    return () => {
      clearTimeout(timer);
      listeners.abort();
    };
  }, [store, root, perform]);
  return isPressed;
}
