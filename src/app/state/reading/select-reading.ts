import type { ReadCount } from '../../../core/annotation.ts';
import { assertNever } from '../../../core/errors.ts';
import { remember } from '../../../core/remember.ts';
import type { State } from '../model.ts';

/** Word pieces read, and of all; undefined before the first window. A reading that was broken off counts on. */
export function selectRead(state: State): ReadCount | undefined {
  if (state.reading.status === 'reading') {
    const { read, again } = state.reading;
    return read ?? (again?.known.isBrokenOff ? again.known.read : undefined);
  }
  return state.document?.reading?.read;
}

/** True while nothing is shown yet of a text that is read, or will be: what can wait then leaves the processor to it. */
export const selectIsFirstAwaited = ({ engine, reading }: State): boolean =>
  (reading.status === 'wanted' && engine.status !== 'failed') ||
  (reading.status === 'reading' && reading.read === undefined);

/** The current guideline: the chosen one, or the pack's default. */
export function selectGuideline(state: State): string | undefined {
  if (state.view.guideline !== undefined) return state.view.guideline;
  return state.engine.status === 'ready'
    ? state.engine.opened.manifest.entities.defaultGuideline
    : undefined;
}

/** The guidelines of the pack, the default first; empty before it is open. */
export const selectGuidelines = (state: State): readonly string[] =>
  state.engine.status === 'ready' ? guidelinesOf(state.engine.opened) : noGuidelines;

const noGuidelines: readonly string[] = [];
const guidelinesOf = remember(
  (opened: Extract<State['engine'], { status: 'ready' }>['opened']): readonly string[] => {
    const { defaultGuideline, heads } = opened.manifest.entities;
    return [...new Set([defaultGuideline, ...heads.map((head) => head.guideline)])];
  },
);

/** True when the model reads without the dictionary. */
export const selectIsDictionaryOff = (state: State): boolean => state.view.isDictionaryOff === true;

export type PageState = 'empty' | 'loading' | 'reading' | 'ready' | 'failed';

/** Attributes of the app's root: a documented contract for styling, tests and host pages. */
export interface RootAttributes {
  readonly 'data-state': PageState;
  readonly 'data-engine'?: 'webgpu' | 'wasm';
  readonly 'data-read'?: number;
  readonly 'data-of'?: number;
}

/**
 * `loading`: a text waits for the model. `ready`: the text was read, or reading was stopped. `failed`: the text could
 * not be read, or the model could not start. A model that loads or fails while no text waits for it does not change the
 * state of a text that was read.
 */
export function pageState({ document, engine, reading }: State): PageState {
  if (!document) return engine.status === 'failed' ? 'failed' : 'empty';
  switch (reading.status) {
    case 'none':
    case 'wanted':
      if (engine.status === 'failed') return 'failed';
      return engine.status === 'ready' ? 'reading' : 'loading';
    case 'reading':
      return 'reading';
    case 'failed':
      return 'failed';
    case 'done':
    case 'cancelled':
      return 'ready';
    default:
      return assertNever(reading);
  }
}

export function rootAttributes(state: State): RootAttributes {
  const read = state.document ? selectRead(state) : undefined;
  return {
    'data-state': pageState(state),
    ...(state.engine.status === 'ready' && { 'data-engine': state.engine.opened.engine }),
    ...(read && { 'data-read': read.pieces, 'data-of': read.of }),
  };
}
