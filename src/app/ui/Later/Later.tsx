import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '../Button/Button.tsx';
import styles from './Later.module.css';

export interface LaterProps<Props> {
  /** What is fetched, as the sentence about its failure calls it: 'The export'. */
  readonly name: string;
  /** Imports the component; the same function for as long as the page is open. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** What the component is drawn with. */
  readonly props: Props;
}

/** Components that have come, by what loads them. */
const loaded = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * A part of the page whose script is fetched when it is first drawn. A script that does not come is said in the part's
 * own place, and 'Try again' imports it anew; React's `lazy` keeps the first failure for good.
 */
export function Later<Props extends object>({ name, load, props }: LaterProps<Props>) {
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
  if (Loaded) return <Loaded {...props} />;
  if (status === 'failed') return <Failed name={name} onRetry={() => setStatus('loading')} />;
  return null;
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
