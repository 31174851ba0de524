import { expect, test } from 'vitest';
import { redo, undo } from '../../core/workspace/log.ts';
import { assemble, type Row, type Rows } from './assemble.ts';
import fixture from './fixtures/document-records-1.json' with { type: 'json' };
import { KIND_NAMES, type KindName } from './records.ts';

const given = fixture.rows as readonly (Row & { readonly kind: KindName })[];
const rows = Object.fromEntries(
  KIND_NAMES.map((name) => [name, given.filter(({ kind }) => kind === name)]),
) as unknown as Rows;

test('a document that version 1 of the records wrote opens with its decisions and its history', () => {
  const loaded = assemble(fixture.key, rows);
  if (!loaded.ok) throw new Error(`${loaded.error.path} ${loaded.error.reason}`);
  const { entry, unknown } = loaded.value;
  expect(unknown).toEqual([]);
  expect(entry.document).toEqual(fixture.document);
  expect(entry.log).toMatchObject({ at: fixture.at, first: 0 });
  expect(entry.log.steps).toHaveLength(fixture.steps);
  expect(redo(entry).document.decisions).toHaveLength(fixture.document.decisions.length + 1);
  let now = entry;
  while (now.log.at > 0) now = undo(now);
  expect(now.document.decisions).toEqual([]);
  expect(now.document.text).toBe(fixture.document.text.slice('New. '.length));
});
