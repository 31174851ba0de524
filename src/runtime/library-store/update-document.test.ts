import { expect, test } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import { emptyLog, type Logged, MAX_STEPS, perform, undo } from '../../core/workspace/log.ts';
import { updateDocument } from './update-document.ts';

const document = newDocument('1', 'Omeprazole healed ulcer in ten adults.');
const kept: Logged = { document, log: emptyLog };
const newer = newDocument('1', 'Omeprazole healed ulcer in twelve adults.');
const newest = newDocument('1', 'Omeprazole healed ulcer in thirteen adults.');
const edited = (logged: Logged, insert: string): Logged =>
  perform(logged, { kind: 'edit-text', edit: { start: 0, end: 0, insert } });

test('a text that a person has edited stays, also after an update that was undone', () => {
  const updated = updateDocument(kept, newer, undefined);
  expect(updated.text).toBe('replaced');
  const texts = [document, newer].map(({ text }) => fingerprint(text));
  expect(updateDocument(updated.entry, newest, texts).text).toBe('replaced');
  const own = edited(undo(updated.entry), 'Yes: ');
  const again = updateDocument(own, newest, texts);
  expect(again).toMatchObject({ text: 'kept-edited', entry: { document: own.document } });
});

test('a text that was edited so long ago that its history has forgotten it stays', () => {
  let logged = edited(kept, 'Yes: ');
  for (let step = 0; step < MAX_STEPS; step += 1) {
    logged = perform(logged, { kind: 'rename', title: `Title ${step}` });
  }
  expect(updateDocument(logged, newer, undefined).text).toBe('kept-edited');
});
