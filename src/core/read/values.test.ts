import { expect, test } from 'vitest';
import { withoutValues } from './values.ts';

test.each([
  ['25 mg lowered it.', '25 mg', 'Chemical', undefined],
  ['CRP 187 mg/L', 'CRP 187', 'Chemical', 'CRP'],
  ['ferritin 1,900 ng/mL', 'ferritin 1,900', 'Gene', 'ferritin'],
  ['IL-6 rose.', 'IL-6', 'Gene', 'IL-6'],
  ['interleukin 6 levels', 'interleukin 6', 'Gene', 'interleukin 6'],
  ['vitamin B 12 µg', 'vitamin B 12', 'Chemical', 'vitamin B 12'],
  ['The 5 M line', '5 M', 'CellLine', '5 M'],
])('values are no part of a name: %s', (text, name, type, left) => {
  const start = text.indexOf(name);
  const mention = { start, end: start + name.length, type, score: 0.9, isSure: true };
  const read = withoutValues(text, [mention]).map((one) => text.slice(one.start, one.end));
  expect(read).toEqual(left === undefined ? [] : [left]);
});
