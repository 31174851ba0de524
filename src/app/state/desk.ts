import type { Desk } from '../../formats/desk/desk.ts';
import type { State } from './model.ts';

/** What of the page is kept on this device; all else can be had again. */
export function deskOf({ document, history, previous, earlier, stack, view, asking }: State): Desk {
  return {
    history,
    ...(document && { document }),
    ...(previous && { previous }),
    ...(earlier && { earlier }),
    ...(stack && { stack }),
    ...(view.guideline !== undefined && { guideline: view.guideline }),
    ...(asking.status !== 'none' && { question: asking.question }),
  };
}
