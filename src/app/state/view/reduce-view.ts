import { assertNever } from '../../../core/errors.ts';
import { afterFocus, withCuration } from '../curation/reduce-curation.ts';
import type { EventOf } from '../events.ts';
import type { ViewState } from '../model.ts';

type ViewEvent = EventOf<
  | 'panel-chosen'
  | 'panel-closed'
  | 'type-toggled'
  | 'layer-chosen'
  | 'review-chosen'
  | 'filter-cleared'
  | 'threshold-moved'
  | 'focused'
  | 'focus-left'
  | 'dialog-opened'
  | 'dialog-closed'
  | 'relations-listed'
>;

export function reduceView(view: ViewState, event: ViewEvent): ViewState {
  const { filter } = view;
  switch (event.type) {
    case 'panel-chosen':
      return { ...view, panel: event.panel, isPanelOpen: true };
    case 'panel-closed':
      return { ...view, isPanelOpen: false };
    case 'type-toggled': {
      const others = filter.hiddenTypes.filter((type) => type !== event.entityType);
      const isHidden = others.length < filter.hiddenTypes.length;
      const hiddenTypes = isHidden ? others : [...others, event.entityType];
      return { ...view, filter: { ...filter, hiddenTypes } };
    }
    case 'layer-chosen':
      return { ...view, filter: { ...filter, layer: event.layer } };
    case 'review-chosen':
      return {
        ...view,
        filter: {
          ...filter,
          isUndecidedOnly: event.only === 'undecided',
          isDifferingOnly: event.only === 'differing',
        },
      };
    case 'filter-cleared':
      return { ...view, filter: { hiddenTypes: [], thresholds: filter.thresholds } };
    case 'threshold-moved': {
      const thresholds = { ...filter.thresholds, [event.of]: event.threshold };
      return { ...view, filter: { ...filter, thresholds } };
    }
    case 'focused': {
      const { sought: _, ...rest } = afterFocus(view, event.focus);
      return { ...rest, focus: event.focus };
    }
    case 'focus-left': {
      const { focus, sought, ...rest } = view;
      return focus || sought ? rest : view;
    }
    case 'relations-listed': {
      const { relationsOf: _, ...rest } = view;
      return event.of === undefined ? rest : { ...rest, relationsOf: event.of };
    }
    case 'dialog-opened':
      return { ...view, dialog: event.dialog };
    case 'dialog-closed': {
      const { dialog: _, ...rest } = view;
      return rest;
    }
    default:
      return assertNever(event);
  }
}

/** Removes everything that refers to a place in the text: the focus, the selection, and dialogs about a mention. */
export function withoutSubject(before: ViewState): ViewState {
  const view = withCuration(before, { selection: undefined, relatingFrom: undefined });
  const { focus, sought, dialog, relationsOf, ...rest } = view;
  if (dialog && dialog.kind !== 'vocabularies') return rest;
  const isOfPlace = focus || sought || relationsOf !== undefined;
  return isOfPlace ? { ...rest, ...(dialog && { dialog }) } : view;
}
