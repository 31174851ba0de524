import type { Answer, Mention } from '../annotation.ts';
import { groupNamer } from '../relate/group-name.ts';
import { applyEdit, type TextEdit } from '../text/edit.ts';
import { compareSpans } from '../text/span.ts';
import { type Changes, changesOf } from './changed-sentences.ts';
import { moveDecision } from './decisions.ts';
import { type Claim, claimOf, namesByGroup } from './entity-names.ts';
import { joinRelations, keepEvidence } from './join-relations.ts';
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
 * The document after an edit of its text: what was said and decided about unchanged sentences moves along,
 * the rest is dropped, and the changed sentences wait in `reading.unread` to be read.
 */
export function editText(document: TextDocument, edit: TextEdit): TextDocument {
  const changes = changesOf(document.text, edit, document.reading?.mentions);
  const { reading, imported, ...rest } = document;
  const text = applyEdit(document.text, edit);
  const edited = reading && editReading(reading, changes, text);
  return {
    ...rest,
    text,
    decisions: editDecisions(document, edited, changes),
    questions: document.questions.map((question) => editQuestion(question, changes)),
    ...(edited && { reading: edited }),
    ...(imported && { imported: editImported(imported, changes, text) }),
  };
}

/** Its sections are gone: where one ends now nobody said. */
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
  edited: ModelReading | undefined,
  { move }: Changes,
): readonly Decision[] {
  const claims = { before: claimsIn(document.reading), after: claimsIn(edited) };
  return document.decisions.flatMap((one) => moveDecision(one, { move, claims }) ?? []);
}

function claimsIn(reading: ModelReading | undefined): readonly Claim[] {
  const names = namesByGroup(reading?.mentions ?? []);
  return (reading?.relations ?? []).flatMap((relation) => claimOf(relation, names) ?? []);
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
