import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from './name-key.ts';

describe('the key of a name', () => {
  it.each([
    ['IL-6', 'IL 6', 'il6', 'IL\u20116'],
    ['TGF-β1', 'TGF-beta 1', 'TGFbeta1', 'tgf beta-1'],
    ['Acute Kidney Injury', 'Kidney Injury, Acute', 'kidney injuries, acute'],
    ['carcinoma of the breast', 'breast carcinoma', 'Breast carcinomas'],
    ['Alzheimer’s disease', `Alzheimer's disease`, 'Alzheimer disease'],
    ['haemorrhagic anaemia', 'hemorrhagic anemia'],
    ['tumours', 'Tumor'],
    ['type II diabetes', 'Type 2 diabetes'],
    ['factor V', 'factor 5'],
    ['Sjögren syndrome', 'Sjogren syndrome'],
    ['hepatitis A', 'Hepatitis a', 'HEPATITIS A'],
    ['influenza A virus', 'Influenza a virus'],
    ['a fracture of a bone', 'bone fracture'],
  ])('is the same for %j and other spellings', (...names) => {
    expect(new Set(names.map(nameKey))).toHaveLength(1);
  });

  it.each([
    ['alpha 1 beta 2', 'alpha 2 beta 1'],
    ['1,2-dichloroethane', '12-dichloroethane'],
    ['KRAS', 'KRA'],
    ['lupus', 'lupu'],
    ['hepatitis A', 'hepatitis'],
    ['vitamin A', 'vitamins'],
    ['influenza A virus', 'influenza virus'],
    ['A-kinase anchor protein', 'kinase anchor protein'],
    ['deficiency of vitamin A', 'vitamin deficiency'],
  ])('tells %j from %j', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('is empty for what has neither letters nor figures', () => {
    expect(nameKey(' -+/ ')).toBe('');
  });

  it('is its own key', () => {
    const parts = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 6 }),
        fc.constantFrom(
          'type',
          'i',
          'v',
          'ii',
          'a',
          'A',
          'a ',
          'iv',
          's',
          'ae',
          'oe',
          'β',
          'alpha',
          '-',
          ' ',
          'ies',
        ),
        fc.constantFrom('tumours', 'sulph', '12', 'of', 'the', 'cells', "'s"),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const key = nameKey(list.join(''));
        expect(nameKey(key)).toBe(key);
      }),
      { numRuns: 2000 },
    );
  });
});
