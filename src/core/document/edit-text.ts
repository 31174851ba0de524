import type { Answer, Mention } from '../annotation.ts';
import { groupNamer } from '../relate/group-name.ts';
import { applyEdit, type TextEdit } from '../text/edit.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { isBetweenHalves, isWithinWord } from '../text/words.ts';
import { type Changes, changesOf } from './changed-sentences.ts';
import type { Edited } from './decisions/kind.ts';
import {
  compareDecisions,
  decisionKey,
  moveDecision,
  placesOf,
  refsOf,
  subjectRelation,
} from './decisions.ts';
import { type Claim, claimsOf, entitiesByGroup } from './entity-names.ts';
import { joinRelations, keepEvidence } from './join-relations.ts';
import { placeKey } from './mention-places.ts';
import type {
  AskedQuestion,
  Decision,
  Imported,
  ImportedMention,
  ModelReading,
  TextDocument,
} from './model.ts';
import { withLinking } from './read-again.ts';

/**
 * The document after an edit of its text: what was said about unchanged sentences moves along, the rest is dropped, and
 * the changed sentences wait in `reading.unread` to be read. A decision stays as long as the edit does not touch what it
 * is about; else it is set aside.
 */
export function editText(document: TextDocument, edit: TextEdit): TextDocument {
  const changes = changesOf(document.text, edit, document.reading?.mentions);
  const { reading, imported, ...rest } = document;
  const text = applyEdit(document.text, edit);
  const edited = reading && editReading(reading, changes, text);
  return {
    ...rest,
    text,
    ...editDecisions(document, edited, edit),
    questions: document.questions.map((question) => editQuestion(question, changes)),
    ...(edited && { reading: edited }),
    ...(imported && { imported: editImported(imported, changes, text) }),
  };
}

/** The layer of the file after an edit. It has no sections: where one ends now, nobody has said. */
function editImported(imported: Imported, changes: Changes, text: string): Imported {
  const groupOf = groupNamer(text);
  const mentions = imported.mentions.flatMap((one): readonly ImportedMention[] => {
    const moved = changes.move(one.mention);
    if (!moved) return [];
    const group = groupOf(moved);
    const spans = one.spans?.flatMap((span) => changes.move(span) ?? []);
    return [{ ...one, mention: { ...moved, group }, ...(spans && { spans }) }];
  });
  const groups = new Map(mentions.map(({ mention }) => [mention.id, mention.group]));
  const kept = new Set(groups.keys());
  const relations = imported.relations.flatMap((one) =>
    keepEvidence(one.relation, kept).map((relation) => {
      const [pair] = relation.evidence;
      const head = groups.get(pair?.head ?? '') ?? relation.head;
      const tail = groups.get(pair?.tail ?? '') ?? relation.tail;
      return { ...one, relation: { ...relation, head, tail } };
    }),
  );
  return { ...imported, mentions, relations, sections: [] };
}

function editReading(reading: ModelReading, changes: Changes, text: string): ModelReading {
  const groupOf = groupNamer(text);
  const mentions = moveAll<Mention>(reading.mentions, changes).map((mention) => {
    const group = groupOf(mention);
    return group === mention.group ? mention : { ...mention, group };
  });
  const kept = new Set(mentions.map((mention) => mention.id));
  const relations = joinRelations(
    mentions,
    reading.relations.flatMap((relation) => keepEvidence(relation, kept)),
  );
  const unread = [...moveAll(reading.unread, changes), ...changes.sentences].sort(compareSpans);
  return withLinking({ ...reading, mentions, relations, unread }, reading.linking);
}

const moveAll = <S extends { start: number; end: number }>(
  spans: readonly S[],
  changes: Changes,
): readonly S[] => spans.flatMap((span) => changes.move(span) ?? []);

function editDecisions(
  document: TextDocument,
  reading: ModelReading | undefined,
  edit: TextEdit,
): Pick<TextDocument, 'decisions' | 'setAside'> {
  const claims = { before: claimsIn(document.reading), after: claimsIn(reading) };
  const edited: Edited = { move: moverOf(document.text, edit), claims };
  const moved = document.decisions.map((one) => moveDecision(one, edited));
  const touched = document.decisions.filter((_, index) => !moved[index]);
  // Relations of what is gone are gone too, and with them their notes.
  const isGone = goneWith([...touched, ...document.decisions.filter(goneWith(touched))]);
  const kept: Decision[] = [];
  const lost: Decision[] = [];
  for (const [index, one] of document.decisions.entries()) {
    const now = moved[index];
    if (now && !isGone(one)) kept.push(now);
    else lost.push(one);
  }
  // The keys of what moved are others now, and with them the order of what is kept by key.
  const decisions = kept.sort(compareDecisions);
  const before = document.setAside;
  if (lost.length === 0) return { decisions, ...(before && { setAside: before }) };
  const sentences = sentenceSpans(document.text);
  const aside = lost.map((decision) => ({
    decision,
    context: contextOf(document.text, sentences, placesOf(decision)),
  }));
  return { decisions, setAside: [...(before ?? []), ...aside] };
}

/** Whether a decision goes with what a person added and an edit took: it refers to that, or is a note on it. */
function goneWith(lost: readonly Decision[]): (decision: Decision) => boolean {
  const mentions = new Set(
    lost.flatMap((one) => (one.kind === 'mention' && one.added ? [decisionKey(one)] : [])),
  );
  const relations = new Set(lost.flatMap((one) => (one.kind === 'added-relation' ? [one.id] : [])));
  return (decision) => {
    const relation = subjectRelation(decision);
    if (relation !== undefined) return relations.has(relation);
    return refsOf(decision).some((ref) => mentions.has(`mention ${placeKey(ref)}`));
  };
}

/** Where spans lie after an edit that neither touches them nor makes them a part of a word. */
function moverOf(before: string, edit: TextEdit): Edited['move'] {
  const after = applyEdit(before, edit);
  const shift = edit.insert.length - (edit.end - edit.start);
  return (span) => {
    const isBefore = span.end <= edit.start;
    if (!isBefore && span.start < edit.end) return undefined;
    const by = isBefore ? 0 : shift;
    const isJoined = [span.start, span.end].some(
      (at) =>
        isBetweenHalves(after, at + by) ||
        (isWithinWord(after, at + by) && !isWithinWord(before, at)),
    );
    if (isJoined) return undefined;
    return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
  };
}

/** The text from the first sentence to the last that spans touch. */
function contextOf(text: string, sentences: readonly Span[], spans: readonly Span[]): string {
  const touched = sentences.filter((one) => spans.some((span) => overlaps(one, span)));
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? text.slice(first.start, last.end) : '';
}

function claimsIn(reading: ModelReading | undefined): readonly Claim[] {
  const entities = entitiesByGroup(reading?.mentions ?? []);
  return (reading?.relations ?? []).flatMap((relation) => claimsOf(relation, entities));
}

function editQuestion(asked: AskedQuestion, changes: Changes): AskedQuestion {
  const { best, ...rest } = asked;
  const moved = best && changes.move(best);
  return {
    ...rest,
    answers: moveAll<Answer>(asked.answers, changes),
    outdated: true,
    ...(moved && { best: moved }),
  };
}
