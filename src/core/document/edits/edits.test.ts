import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gesture, operationOf, readDocument } from '../../testing/documents.ts';
import { editFor } from '../../testing/edits.ts';
import { apply } from '../apply.ts';
import { decisionKey, refsOf, subjectRelation } from '../decisions.ts';
import { perform, undo } from '../history.ts';
import { partsOf, placeKey, refOf } from '../mention-places.ts';
import { emptyHistory, type ResolvedMention, type TextDocument } from '../model.ts';
import { resolvedMentions } from '../resolve.ts';
import { resolvedRelations } from '../resolve-relations.ts';

const coverOf = (mention: ResolvedMention) =>
  `${JSON.stringify(partsOf(mention))} ${mention.type} ${mention.verdict}`;

/** Offsets lie inside the text on whole code points, quotations are true, nothing stands twice, no relation points nowhere. */
function expectSound(document: TextDocument): void {
  const { text } = document;
  const mentions = resolvedMentions(document);
  const ids = new Map(mentions.map((one) => [one.id, one]));
  expect(ids.size).toBe(mentions.length);
  expect(new Set(mentions.map((one) => JSON.stringify([partsOf(one), one.type]))).size).toBe(
    mentions.length,
  );
  for (const mention of mentions) {
    expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    if (mention.decision?.change?.spans || mention.decision?.added) {
      for (const { start, end } of partsOf(mention)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(isCut(text, start) || isCut(text, end)).toBe(false);
      }
    }
  }
  const refs = new Set(mentions.flatMap((one) => [one, ...(one.others ?? [])]).map(keyOf));
  const keys = new Set(document.decisions.map(decisionKey));
  for (const decision of document.decisions) {
    for (const ref of refsOf(decision)) expect(refs.has(placeKey(ref))).toBe(true);
    const relation = subjectRelation(decision);
    if (relation !== undefined) expect(keys.has(`added-relation ${relation}`)).toBe(true);
  }
  for (const relation of resolvedRelations(document, mentions)) {
    expect(relation.evidence.length).toBeGreaterThan(0);
    for (const pair of relation.evidence) {
      const [head, tail] = [ids.get(pair.head), ids.get(pair.tail)];
      expect([head?.group, tail?.group]).toEqual([relation.head, relation.tail]);
      expect(head?.verdict === 'rejected' || tail?.verdict === 'rejected').toBe(false);
    }
  }
}

const keyOf = (mention: ResolvedMention) => placeKey(refOf(mention));

const isCut = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

test('any series of edits leaves a sound document, and undone gives the state before', () => {
  fc.assert(
    fc.property(readDocument, fc.array(gesture, { maxLength: 10 }), (document, all) => {
      const states = [{ document, history: emptyHistory }];
      for (const made of all) {
        const last = states.at(-1)!;
        const operation = operationOf(last.document, made);
        if (operation) states.push(perform(last, operation));
        expectSound(states.at(-1)!.document);
      }
      let now = states.at(-1)!;
      for (const before of states.slice(0, -1).toReversed()) {
        now = undo(now);
        expect(now.document).toEqual(before.document);
      }
    }),
    { numRuns: 300 },
  );
});

test('an edit of one mention changes no other', () => {
  const ofOne = gesture.filter(({ edit }) => [4, 5, 6, 9, 10].includes(edit));
  fc.assert(
    fc.property(readDocument, fc.array(gesture, { maxLength: 4 }), ofOne, (given, before, made) => {
      let document = given;
      for (const one of before) {
        const operation = operationOf(document, one);
        if (operation) document = apply(document, operation).document;
      }
      const mentions = resolvedMentions(document);
      const mention = mentions[made.at % Math.max(1, mentions.length)];
      const edit = editFor(document, made);
      if (!edit?.ok || !mention) return;
      const after = resolvedMentions(apply(document, edit.value).document);
      const others = mentions.filter((one) => one.id !== mention.id && one.verdict !== 'rejected');
      const left = new Set(after.map(coverOf));
      for (const one of others) expect(left.has(coverOf(one))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a new reading overwrites no decision', () => {
  fc.assert(
    fc.property(
      readDocument,
      readDocument,
      fc.array(gesture, { maxLength: 8 }),
      (given, other, all) => {
        let document = given;
        for (const made of all) {
          const operation = operationOf(document, { ...made, kind: 'correct' });
          if (operation) document = apply(document, operation).document;
        }
        const reading = { ...given.reading!, mentions: [], relations: [] };
        const anew = { ...document, reading };
        expect(anew.decisions).toEqual(document.decisions);
        const kept = new Set(resolvedMentions(anew).map(coverOf));
        for (const one of resolvedMentions(document)) {
          if (one.verdict === 'accepted') expect(kept.has(coverOf(one))).toBe(true);
        }
        expectSound(anew);
        expect(other.decisions).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('an edit of the text loses no decision: what it touched is set aside', () => {
  fc.assert(
    fc.property(readDocument, fc.array(gesture, { maxLength: 8 }), gesture, (given, all, made) => {
      let document = given;
      for (const one of all) {
        const operation = operationOf(document, { ...one, kind: 'correct' });
        if (operation) document = apply(document, operation).document;
      }
      const edit = operationOf(document, { ...made, kind: 'edit' })!;
      const { document: after, inverse } = apply(document, edit);
      const count = ({ decisions, setAside = [] }: TextDocument) =>
        decisions.length + setAside.length;
      expect(count(after)).toBe(count(document));
      expectSound(after);
      expect(apply(after, inverse).document).toEqual(document);
    }),
    { numRuns: 300 },
  );
});
