import type { DocumentKey, Entry, JobState, Pending } from '../../../core/workspace/workspace.ts';
import type { TabRecord } from '../../../runtime/workspace/tab-records.ts';
import { type AskingState, noActivity, type ReadingState, type State } from '../model.ts';

/** The parts of a document that are stored; all others can be computed again. */
export interface KeptDocument {
  readonly entry: Entry;
  readonly pending: Pending;
}

export function keptDocument(state: State, key: DocumentKey): KeptDocument | undefined {
  const entry = state.workspace.entries.get(key);
  if (!entry) return undefined;
  const { reading, asking } = state.activities.get(key) ?? noActivity;
  const readingRun = runOf(reading);
  const questionRun = runOf(asking);
  return {
    entry,
    pending: {
      ...(asking.status !== 'none' && {
        question: asking.question,
        ...(asking.next && { nextQuestions: asking.next }),
      }),
      ...(readingRun && { readingRun }),
      ...(questionRun && { questionRun }),
    },
  };
}

export function keptTab({ workspace, collection, putAway, view }: State, changed: number) {
  const { current, order } = workspace;
  return {
    documents: order,
    shown: {
      ...(current !== undefined && { current }),
      ...(collection !== undefined && { collection }),
      putAway,
      ...(view.guideline !== undefined && { guideline: view.guideline }),
      changed,
    },
  } satisfies TabRecord;
}

/** A waiting repetition of a job is not the cause when the page ends before it began. */
function runOf(job: ReadingState | AskingState): JobState | undefined {
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
