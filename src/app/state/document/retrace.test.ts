import { expect, test } from 'vitest';
import { newDocument } from '../../../core/document/model.ts';
import { emptyLog, type Logged, perform } from '../../../core/workspace/log.ts';
import type { Step } from '../../../core/workspace/step.ts';
import { redone, undone } from './retrace.ts';

const document = newDocument('d', 'TNF in sepsis.', 'Now');
const edit = { start: 0, end: 3, insert: 'IL6' };
const mention = { id: 'm', start: 0, end: 3, text: 'TNF', type: 'Gene', score: 1, group: 'g' };
const untrue = { kind: 'mention', verdict: 'accepted', mention } as const;

const rename: Step = { kind: 'rename', title: 'Before' };

test.each<[string, Step]>([
  ['that edits beyond the text', { kind: 'edit-text', edit: { ...edit, end: 900 } }],
  [
    'that brings back a decision of another text',
    { kind: 'unedit-text', edit, patch: { fields: { decisions: { set: [untrue] } }, unset: [] } },
  ],
  [
    'that decides about another text',
    {
      kind: 'decide-all',
      changes: [
        { key: 'mention 0 3 Gene', decision: { ...untrue, mention: { ...mention, text: 'IL6' } } },
      ],
    },
  ],
])('a kept step %s is not taken, and goes with those under it', (_, step) => {
  const logged: Logged = { document, log: { steps: [rename, step, rename], at: 3, first: 7 } };
  const once = undone(logged);
  expect(once.document.title).toBe('Before');
  const twice = undone(once);
  expect(twice.document).toBe(once.document);
  expect(twice.log).toEqual({ steps: [{ kind: 'rename', title: 'Now' }], at: 0, first: 9 });
  expect(undone(twice)).toBe(twice);
  const forward: Logged = { document, log: { steps: [step, rename], at: 0, first: 7 } };
  expect(redone(forward)).toMatchObject({ document, log: { steps: [], at: 0, first: 7 } });
});

test('an edit that was made can be undone and redone', () => {
  const logged = perform({ document, log: emptyLog }, { kind: 'edit-text', edit });
  expect(undone(logged).document).toEqual(document);
  expect(redone(undone(logged))).toEqual(logged);
});
