import { openTabChannel } from '../storage/tab-channel.ts';

/** A channel on which tabs tell each other that all texts are to be forgotten. */
export interface Forgetting {
  readonly tell: () => void;
  readonly close: () => void;
}

/**
 * Opens the channel. A tab that misses the message finds its desk gone at its next change, and writes all of its texts
 * again. The browser keeps messages for a sleeping tab until it wakes.
 *
 * @param onForget called when another tab has forgotten everything
 */
export function openForgetting(onForget: () => void, name = 'biogloss:forgetting'): Forgetting {
  const { tell, listen, close } = openTabChannel<'everything'>(name);
  listen(onForget);
  return { tell: () => tell('everything'), close };
}
