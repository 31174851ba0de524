import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../Button/Button.tsx';
import { type HeldKeys, holdKeys } from './held-keys.ts';
import styles from './Later.module.css';

export interface LaterProps<Props> {
  /** Name of the part in the message about a failure: 'The export'. */
  readonly name: string;
  /** Imports the component. Must be the same function while the page is open. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** Props of the component. */
  readonly props: Props;
  /** For a dialog: keys pressed before it is loaded are meant for it, and are passed to it afterwards. */
  readonly holdsKeys?: boolean;
}

/** Loaded components, by their loading function. */
const loaded = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * A part of the page whose script is loaded when it is first drawn. A failure is shown in its place, and 'Try again'
 * imports the script again; React's `lazy` would keep the first failure.
 */
export function Later<Props extends object>(given: LaterProps<Props>) {
  const { name, load, props, holdsKeys = false } = given;
  const [status, setStatus] = useState<'loading' | 'loaded' | 'failed'>('loading');
  useEffect(() => {
    if (status !== 'loading') return;
    let isWanted = true;
    const settle = (next: 'loaded' | 'failed') => {
      if (isWanted) setStatus(next);
    };
    load().then(
      (component) => {
        loaded.set(load, component);
        settle('loaded');
      },
      () => settle('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [status, load]);
  const Loaded = loaded.get(load) as ComponentType<Props> | undefined;
  useHeldKeys(holdsKeys && status === 'loading' && !Loaded, Loaded !== undefined);
  if (Loaded) return <Loaded {...props} />;
  if (status === 'failed') return <Failed name={name} onRetry={() => setStatus('loading')} />;
  return null;
}

/**
 * Holds keys while a part is loading, and releases them once it is drawn: its own layout effects, which run before this
 * one, have set the focus by then. The release waits for the end of React's commit, because React would reset a
 * controlled field whose input event arrives within it. A part that failed gets no keys.
 */
function useHeldKeys(isAwaited: boolean, isThere: boolean): void {
  const keys = useRef<HeldKeys>(undefined);
  useLayoutEffect(() => {
    if (!isAwaited) {
      if (isThere && keys.current) queueMicrotask(keys.current.release);
      keys.current = undefined;
      return;
    }
    const held = holdKeys();
    keys.current = held;
    return held.drop;
  }, [isAwaited, isThere]);
}

/** Loads a part in advance, so that it appears at once. A failure is shown when the part is drawn. */
export function fetchEarly<Props extends object>(load: LaterProps<Props>['load']): void {
  load().then(
    (component) => {
      loaded.set(load, component);
    },
    () => {},
  );
}

function Failed({ name, onRetry }: { readonly name: string; readonly onRetry: () => void }) {
  return (
    <div className={styles.failed} role="alert">
      <p>
        {name} could not be fetched. Your text and your decisions are still here. Check the
        connection and try again; if a new version of the page came out meanwhile, load the page
        anew.
      </p>
      <div>
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
        <Button look="line" onClick={() => location.reload()}>
          Load the page anew
        </Button>
      </div>
    </div>
  );
}
