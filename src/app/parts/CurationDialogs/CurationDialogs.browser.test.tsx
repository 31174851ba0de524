import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { RelationDialog } from './RelationDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { TypeDialog } from './TypeDialog.tsx';

const nothing = () => {};

/** Data and text of the element that has the focus when a dialog opens. */
function focusedIn(dialog: ReactNode) {
  const host = document.body.appendChild(document.createElement('div'));
  const react = createRoot(host);
  flushSync(() => react.render(dialog));
  const { activeElement: active } = document;
  const { dataset = {}, textContent = '' } = active instanceof HTMLElement ? active : {};
  react.unmount();
  host.remove();
  return { ...dataset, text: textContent };
}

test('Enter in a dialog that has just opened chooses what is there already, or the first choice', () => {
  const closing = { onClose: nothing };
  const typing = { title: 'Type', types: ['Gene', 'Chemical'], onType: nothing, ...closing };
  expect(focusedIn(<TypeDialog {...typing} current="Chemical" />)).toMatchObject({
    chooseType: 'Chemical',
  });
  expect(focusedIn(<TypeDialog {...typing} current={undefined} />)).toMatchObject({
    chooseType: 'Gene',
  });
  const places = [
    { at: 4, first: 'bad', second: 'hand tremor' },
    { at: 9, first: 'bad hand', second: 'tremor' },
  ];
  expect(focusedIn(<SplitDialog places={places} onSplit={nothing} {...closing} />).text).toBe(
    'bad and hand tremor',
  );
});

test('the type of a relation that is changed has the focus, among other types too', () => {
  const mention = (id: string, start: number): ResolvedMention => ({
    ...{ id, start, end: start + 3, text: 'TNF', type: 'Gene', score: 1, group: id },
    ...{ verdict: 'undecided', source: 'model' },
  });
  const [head, tail] = [mention('T1', 0), mention('T2', 9)];
  const typed = (type: string, schema: string) => ({ type, schema, directed: true });
  const props = {
    ...{ title: 'Change the relation', head, tail, mentions: [head, tail] },
    types: {
      fitting: [typed('Bind', 'biored'), typed('Association', 'biored')],
      others: [typed('CID', 'cid')],
    },
    ...{ onEnd: nothing, onReverse: nothing, onType: nothing, onClose: nothing },
  };
  const focused = (current: ReturnType<typeof typed> | undefined) =>
    focusedIn(<RelationDialog {...props} current={current} />);
  expect(focused(undefined)).toMatchObject({ relationType: 'Bind' });
  expect(focused(typed('Association', 'biored'))).toMatchObject({ relationType: 'Association' });
  expect(focused(typed('CID', 'cid'))).toMatchObject({ relationType: 'CID' });
});
