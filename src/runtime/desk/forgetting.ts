/** Tells the other tabs that all texts are to be forgotten, and hears it from them. */
export interface Forgetting {
  readonly tell: () => void;
  readonly close: () => void;
}

/**
 * A tab that did not hear of it would find its desk gone at its next change, and write all of its texts again. The
 * browser keeps messages for a tab that sleeps until it wakes.
 *
 * @param onForget called when another tab has forgotten everything
 */
export function openForgetting(onForget: () => void, name = 'biogloss:forgetting'): Forgetting {
  const channel = new BroadcastChannel(name);
  channel.onmessage = onForget;
  return { tell: () => channel.postMessage('everything'), close: () => channel.close() };
}
