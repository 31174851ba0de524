import { expect, it } from 'vitest';
import { adoptEntityTypeStyles } from './entity-type-styles.ts';

it('gives an element of a type its hue and pattern, and one of an unknown type those of no other', () => {
  adoptEntityTypeStyles(document);
  const seen = ['CellLine', 'Disease', 'Zebra'].map((type) => {
    const mark = document.createElement('mark');
    mark.dataset.type = type;
    document.body.append(mark);
    const style = getComputedStyle(mark);
    return [style.getPropertyValue('--hue'), style.getPropertyValue('--pattern')];
  });
  expect(seen).toEqual([
    ['178', 'solid'],
    ['27', 'wavy'],
    ['60', 'solid'],
  ]);
});
