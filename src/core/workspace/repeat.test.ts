import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision, Verdict } from '../document/model.ts';
import { newDocument } from '../document/model.ts';
import { gesture, operationOf, readDocument } from '../testing/documents.ts';
import { emptyLog, type Logged, perform, undo } from './log.ts';
import { repeatSteps } from './repeat.ts';
import { stepOf } from './step.ts';

const begin: Logged = { document: newDocument('d', 'TNF and IL6.', 'Title'), log: emptyLog };

const renamed = (logged: Logged, title: string) => perform(logged, { kind: 'rename', title });

function decided(logged: Logged, start: number, verdict: Verdict): Logged {
  const end = start + 3;
  const mention = { id: 'm', start, end, text: logged.document.text.slice(start, end) };
  const found = { ...mention, type: 'Gene', score: 1, group: 'g' };
  const decision: Decision = { kind: 'mention', verdict, mention: found };
  return perform(logged, { kind: 'decide', key: `mention ${start} ${end} Gene`, decision });
}

const edited = (logged: Logged, insert: string) =>
  perform(logged, { kind: 'edit-text', edit: { start: 0, end: 3, insert } });

test('decisions made in two places are all there, and each can be undone', () => {
  const theirs = renamed(decided(begin, 0, 'accepted'), 'Theirs');
  const both = repeatSteps(begin, decided(begin, 8, 'rejected'), theirs);
  expect(both?.document.title).toBe('Theirs');
  expect(both?.document.decisions).toMatchObject([
    { verdict: 'accepted' },
    { verdict: 'rejected' },
  ]);
  expect(undo(both!).document).toEqual(theirs.document);
});

test('what was undone in one place is undone on what was done in the other', () => {
  const base = renamed(decided(begin, 0, 'accepted'), 'Base');
  const both = repeatSteps(base, undo(undo(base)), decided(base, 8, 'rejected'));
  expect(both?.document).toMatchObject({ title: 'Title', decisions: [{ verdict: 'rejected' }] });
});

test('an edit is repeated where nothing else was said since, and no step on another text', () => {
  expect(repeatSteps(begin, edited(begin, 'IL2'), renamed(begin, 'T'))?.document).toMatchObject({
    ...{ title: 'T', text: 'IL2 and IL6.' },
  });
  expect(repeatSteps(begin, edited(begin, 'IL2'), decided(begin, 8, 'accepted'))).toBeUndefined();
  expect(repeatSteps(begin, renamed(begin, 'T'), edited(begin, 'IL2'))).toBeUndefined();
  expect(repeatSteps(begin, edited(begin, 'IL2'), edited(begin, 'IL4'))).toBeUndefined();
});

test('whatever was done here, on an unchanged document it gives the document as it is here', () => {
  fc.assert(
    fc.property(
      readDocument,
      fc.array(gesture, { maxLength: 8 }),
      fc.nat(),
      (document, all, at) => {
        const states: Logged[] = [{ document, log: emptyLog }];
        for (const made of all) {
          const last = states.at(-1)!;
          const operation = operationOf(last.document, made);
          const step = operation && stepOf(last.document, operation);
          states.push(made.at % 4 === 0 ? undo(last) : step ? perform(last, step) : last);
        }
        const base = states[at % states.length]!;
        const ours = states.at(-1)!;
        expect(repeatSteps(base, ours, base)?.document).toEqual(ours.document);
      },
    ),
    { numRuns: 150 },
  );
});
