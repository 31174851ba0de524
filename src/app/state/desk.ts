import type { Desk, Run } from '../../formats/desk/desk.ts';
import type { AskingState, ReadingState, State } from './model.ts';

/** What of the page is kept on this device; all else can be had again. */
export function deskOf(state: State): Desk {
  const { document, history, previous, earlier, stack, view, reading, asking } = state;
  const readingRun = runOf(reading);
  const questionRun = runOf(asking);
  return {
    history,
    ...(document && { document }),
    ...(previous && { previous }),
    ...(earlier && { earlier }),
    ...(stack && { stack }),
    ...(view.guideline !== undefined && { guideline: view.guideline }),
    ...(asking.status !== 'none' && { question: asking.question }),
    ...(readingRun && { readingRun }),
    ...(questionRun && { questionRun }),
  };
}

/** A job that waits to be repeated is not to blame for an end of the page before it began. */
function runOf(job: ReadingState | AskingState): Run | undefined {
  switch (job.status) {
    case 'wanted':
      return job.isRepeated && 'begun';
    case 'reading':
    case 'asking':
      return job.isRepeated ? 'repeated' : 'begun';
    case 'failed':
      return 'failed';
    default:
      return undefined;
  }
}
