import {
  describeDictionaryFailure,
  describeFailure,
  describeLexiconFailure,
  type FailureMessage,
} from '../../../core/catalogue/failure.ts';
import type { Failure } from '../../../core/errors.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import type { State } from '../../state/model.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useLibrary } from '../library-context.ts';
import { useSelected } from '../use-selected.ts';
import { LostNotice } from './LostNotice.tsx';
import { OfferedNotice } from './OfferedNotice.tsx';
import { OriginNotice } from './OriginNotice.tsx';
import { PutAwayNotice } from './PutAwayNotice.tsx';
import styles from './ReadView.module.css';
import { SameTextNotice } from './SameTextNotice.tsx';

export interface NoticesProps {
  readonly store: AppStore;
  readonly actions: Actions;
}

/** Says what is missing, and offers to load it again or to continue without it. */
function RetryNotice(props: {
  readonly message: FailureMessage;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Notice tone="warn" message={props.message}>
      <Button look="line" onClick={props.onRetry}>
        Try again
      </Button>
      <Button isIcon aria-label="Close" onClick={props.onClose}>
        ✕
      </Button>
    </Notice>
  );
}

/**
 * The notices: failures, refusals, and what can be restored. They scroll when the text would have no room beside them.
 */
export function Notices({ store, actions }: NoticesProps) {
  const library = useLibrary();
  const failed = useSelected(store, selectFailed);
  const refused = useSelected(store, (state) => state.refused);
  const fallback = useSelected(store, (state) => state.fallback);
  const linking = useSelected(store, (state) => state.linking);
  const readAlone = useSelected(store, (state) => state.readAlone);
  const notKept = useSelected(store, (state) => state.notKept);
  return (
    <div className={styles.notices}>
      {failed && (
        <Notice tone="bad" message={describeFailure(failed.failure)}>
          <Button look="primary" onClick={() => store.dispatch({ type: failed.retry })}>
            Try again
          </Button>
        </Notice>
      )}
      {refused && (
        <Notice tone="bad" message={describeFailure(refused)}>
          <Button look="line" onClick={() => store.dispatch({ type: 'refusal-dismissed' })}>
            Close
          </Button>
        </Notice>
      )}
      {notKept && (
        <Notice tone="bad" message={describeFailure(notKept)}>
          <Button look="line" onClick={() => store.dispatch({ type: 'not-kept-dismissed' })}>
            Close
          </Button>
        </Notice>
      )}
      {library && <LostNotice library={library} />}
      <OriginNotice store={store} actions={actions} />
      {fallback && !failed && (
        <Notice tone="warn" message={fallbackMessage(fallback)}>
          <Button look="line" onClick={() => store.dispatch({ type: 'fallback-dismissed' })}>
            Close
          </Button>
        </Notice>
      )}
      {linking.status === 'failed' && !linking.isSeen && (
        <RetryNotice
          message={describeLexiconFailure(linking.failure)}
          onRetry={() => store.dispatch({ type: 'linking-retried' })}
          onClose={() => store.dispatch({ type: 'linking-notice-dismissed' })}
        />
      )}
      {readAlone && (
        <RetryNotice
          message={describeDictionaryFailure(readAlone)}
          onRetry={() => store.dispatch({ type: 'dictionary-retried' })}
          onClose={() => store.dispatch({ type: 'dictionary-notice-dismissed' })}
        />
      )}
      {library && <SameTextNotice store={store} library={library} />}
      <OfferedNotice store={store} />
      <PutAwayNotice store={store} />
    </div>
  );
}

/** The engine's failure comes first: nothing can be read before it is solved. */
function selectFailed(
  state: State,
): { readonly failure: Failure; readonly retry: 'engine-retried' | 'reading-retried' } | undefined {
  if (state.engine.status === 'failed') return failedWith(state.engine.failure, 'engine-retried');
  if (state.reading.status === 'failed')
    return failedWith(state.reading.failure, 'reading-retried');
  return undefined;
}

const known = new WeakMap<
  Failure,
  { failure: Failure; retry: 'engine-retried' | 'reading-retried' }
>();

/** The message for a failure: the same object for the same failure, as selectors require. */
function failedWith(failure: Failure, retry: 'engine-retried' | 'reading-retried') {
  const before = known.get(failure);
  if (before?.retry === retry) return before;
  const made = { failure, retry };
  known.set(failure, made);
  return made;
}

const fallbackMessage = (failure: Failure) => ({
  happened: 'WebGPU is not used.',
  kept: describeFailure(failure).happened,
  next: 'The model runs on WebAssembly instead.',
});
