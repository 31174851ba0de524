import { thrownMessage } from '../core/thrown-message.ts';

/** A click or key gives the permission for the page within a second of its event, or not at all. */
const TRIES = 8;
const PAUSE_MS = 150;

/**
 * Runs what needs the permission that a click has given. Chromium may tell the extension of a click, or of the shortcut, before it
 * lets the extension into the page: it then says that the contents cannot be accessed, and a little later they can.
 */
export async function whenAllowed<T>(
  run: () => Promise<T>,
  pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)),
): Promise<T> {
  for (let left = TRIES - 1; left > 0; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (!/cannot access contents/iu.test(thrownMessage(error))) throw error;
    }
    await pause();
  }
  return run();
}
