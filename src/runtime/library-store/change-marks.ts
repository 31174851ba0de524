import type { MarkChange } from './library-protocol.ts';
import type { Marks } from './records.ts';

/** Applies a change to the marks of one document. Returns the same object when nothing changes. */
export function changeMarks(marks: Marks, change: MarkChange, now: number): Marks {
  const { deleted: _, joined: __, ...here } = marks;
  const { failure: ___, ...untried } = marks;
  switch (change.kind) {
    case 'delete':
      return marks.deleted === undefined ? { ...marks, deleted: now } : marks;
    case 'bring-back':
      return marks.deleted === undefined ? marks : here;
    case 'tag':
      if (marks.tags.includes(change.tag)) return marks;
      return { ...marks, tags: [...marks.tags, change.tag].sort() };
    case 'untag':
      return { ...marks, tags: marks.tags.filter((tag) => tag !== change.tag) };
    case 'failed':
      return { ...marks, failure: change.failure };
    case 'retry':
      return untried;
  }
}
