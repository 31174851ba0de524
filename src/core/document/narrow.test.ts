import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../testing/documents.ts';
import { apply } from './apply.ts';
import { judgedMentions, judgedRelations } from './judge.ts';
import { narrow } from './narrow.ts';
import { judgeMention } from './operations.ts';

test('with everything in it a narrowed document is the same', () => {
  fc.assert(
    fc.property(readDocument, (document) => {
      const mentions = judgedMentions(document);
      expect(narrow(document, mentions, judgedRelations(document, mentions))).toEqual(document);
    }),
  );
});

test('a narrowed document shows just what was chosen, with its decisions', () => {
  fc.assert(
    fc.property(readDocument, fc.nat(), (document, at) => {
      const all = judgedMentions(document);
      const first = all[at % Math.max(1, all.length)];
      if (!first) return;
      const decided = apply(document, judgeMention(first, 'rejected')).document;
      const kept = judgedMentions(decided).filter((mention) => mention.type === first.type);
      const narrowed = narrow(decided, kept, []);
      expect(judgedMentions(narrowed)).toEqual(kept);
      expect(judgedRelations(narrowed, kept)).toEqual([]);
      const others = judgedMentions(decided).filter((mention) => mention.type !== first.type);
      expect(narrow(decided, others, []).decisions).toEqual([]);
    }),
  );
});
