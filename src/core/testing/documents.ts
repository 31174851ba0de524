import fc from 'fast-check';
import type { Mention, Relation } from '../annotation.ts';
import type { Edit } from '../document/edits/edit.ts';
import { setVerdict } from '../document/edits/mentions.ts';
import { setRelationVerdict } from '../document/edits/relations.ts';
import type { AskedQuestion, ModelLinking, Operation, TextDocument } from '../document/model.ts';
import { chooseConcept, keepQuestion, removeQuestion } from '../document/operations.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { resolvedRelations } from '../document/resolve-relations.ts';
import { compareSpans } from '../text/span.ts';
import { EDITS, editFor } from './edits.ts';
import { hardText } from './hard-text.ts';

const by = { pack: { id: 'tiny', version: '1' }, engine: 'wasm' } as const;

const types = ['Gene', 'Disease', 'Chemical'] as const;

/** A document as a reading might leave it: mentions anywhere (nested, touching), relations between them. */
export const readDocument: fc.Arbitrary<TextDocument> = fc
  .record({
    text: hardText,
    spans: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 }), fc.nat({ max: 2 })), { maxLength: 8 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 5 }),
    isLinked: fc.boolean(),
    isWithoutMatter: fc.boolean(),
    isWithoutDictionary: fc.boolean(),
  })
  .map(({ text, spans, pairs, isLinked, isWithoutMatter, isWithoutDictionary }) => {
    const mentions = uniqueMentions(text, spans);
    return {
      id: 'd1',
      title: '',
      text,
      reading: {
        by,
        guideline: 'any',
        mentions,
        relations: relationsOf(mentions, pairs),
        read: { pieces: text.length, of: text.length },
        unread: [],
        ...(isWithoutMatter && { isWithoutMatter }),
        ...(isWithoutDictionary && { isWithoutDictionary }),
        ...(isLinked && { linking: linkingOf(mentions) }),
      },
      decisions: [],
      questions: [],
    };
  });

/** Links for mentions: some have no match, some share a concept with mentions of other names. */
function linkingOf(mentions: readonly Mention[]): ModelLinking {
  const concepts = mentions.map(({ id, start, end }) => {
    const named = [start, end].filter((at) => at % 3 > 0).map((at) => `MESH:${at % 3}`);
    return [id, named.map((one) => ({ id: one, name: one, score: 0.5 }))] as const;
  });
  return {
    by: { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] },
    concepts: Object.fromEntries(concepts),
  };
}

function uniqueMentions(text: string, spans: readonly [number, number, number][]): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const [at, length, typeIndex] of spans) {
    const start = text.length === 0 ? 0 : at % text.length;
    const end = Math.min(text.length, start + length);
    const type = types[typeIndex] ?? 'Gene';
    const surface = text.slice(start, end);
    if (surface === '') continue;
    const id = `${type}:${start}-${end}`;
    const group = `${type}:${surface.normalize('NFKC').toLowerCase()}`;
    mentions.set(id, { id, start, end, text: surface, type, score: 0.5 + length / 20, group });
  }
  return [...mentions.values()].sort(compareSpans);
}

function relationsOf(mentions: readonly Mention[], pairs: readonly [number, number, boolean][]) {
  const relations = new Map<string, Relation>();
  for (const [a, b, directed] of pairs) {
    const head = mentions[a % Math.max(1, mentions.length)];
    const tail = mentions[b % Math.max(1, mentions.length)];
    if (!head || !tail || head.group === tail.group) continue;
    const schema = directed ? 'drugprot' : 'biored';
    const id = JSON.stringify([schema, ...[head.group, tail.group].sort()]);
    const evidence = [{ head: head.id, tail: tail.id, score: 0.6 }];
    const claim = { head: head.group, tail: tail.group, type: 'Association', schema, directed };
    relations.set(id, { id, ...claim, score: 0.6, evidence });
  }
  return [...relations.values()];
}

/** `correct`: an edit of what was said, of several kinds. */
const GESTURES = [
  ...(['rename', 'mention', 'concept', 'relation', 'edit', 'ask', 'forget'] as const),
  ...(['correct', 'correct', 'correct'] as const),
] as const;

/** A step that a person might take, told in numbers: `operationOf` makes it fit the document at hand. */
export const gesture = fc.record({
  kind: fc.constantFrom(...GESTURES),
  /** Which of the edits that `editFor` knows, where the kind is `correct`. */
  edit: fc.nat({ max: EDITS - 1 }),
  at: fc.nat(),
  length: fc.nat({ max: 12 }),
  text: hardText,
  verdict: fc.constantFrom('accepted', 'rejected', 'undecided'),
});

export type Gesture = typeof gesture extends fc.Arbitrary<infer G> ? G : never;

export function operationOf(document: TextDocument, made: Gesture): Operation | undefined {
  const pick = <T>(list: readonly T[]): T | undefined => list[made.at % Math.max(1, list.length)];
  const mentions = resolvedMentions(document);
  switch (made.kind) {
    case 'rename':
      return { kind: 'rename', title: made.text };
    case 'mention': {
      const mention = pick(mentions);
      return mention && operationIn(setVerdict(document, mention, made.verdict));
    }
    case 'concept': {
      const mention = pick(mentions);
      const chosen = { id: `MESH:${made.at % 5}`, name: made.text };
      const choice = { accepted: chosen, rejected: 'none', undecided: 'lexicon' } as const;
      return mention && chooseConcept(document, mention, choice[made.verdict]);
    }
    case 'relation': {
      const relation = pick(resolvedRelations(document, mentions));
      return relation && operationIn(setRelationVerdict(document, relation, made.verdict));
    }
    case 'correct': {
      const edit = editFor(document, made);
      return edit && operationIn(edit);
    }
    case 'edit': {
      const start = made.at % (document.text.length + 1);
      const end = Math.min(document.text.length, start + made.length);
      return { kind: 'edit-text', edit: { start, end, insert: made.text } };
    }
    case 'ask':
      return keepQuestion(document, answered(document.text, made));
    case 'forget': {
      const question = pick(document.questions);
      return question && removeQuestion(document, question.id);
    }
  }
}

const operationIn = (edit: Edit): Operation | undefined => (edit.ok ? edit.value : undefined);

function answered(text: string, { at, length }: Gesture): AskedQuestion {
  const start = at % (text.length + 1);
  const end = Math.min(text.length, start + length);
  const answer = { start, end, text: text.slice(start, end), score: 0.4 };
  return {
    id: `q${at}`,
    question: `Question ${at % 3}?`,
    by,
    answers: [answer],
    best: answer,
    read: { pieces: text.length, of: text.length },
    outdated: false,
  };
}
