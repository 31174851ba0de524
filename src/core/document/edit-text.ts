import type { Answer, Mention, Relation } from '../annotation.ts';
import { groupName } from '../relate/group-name.ts';
import { findAbbreviations } from '../text/abbreviations.ts';
import { applyEdit, type TextEdit } from '../text/edit.ts';
import { compareSpans } from '../text/span.ts';
import { type Changes, changesOf } from './changed-sentences.ts';
import { isSameClaim } from './decisions.ts';
import { joinRelations, keepEvidence } from './join-relations.ts';
import { claimOf, judgedMentions, namesByGroup } from './judge.ts';
import type { AskedQuestion, Decision, ModelReading, TextDocument } from './model.ts';

/**
 * The document after an edit of its text: what was said and decided about unchanged sentences moves along,
 * the rest is dropped, and the changed sentences wait in `reading.unread` to be read.
 */
export function editText(document: TextDocument, edit: TextEdit): TextDocument {
  const changes = changesOf(document.text, edit);
  const { reading, ...rest } = document;
  const text = applyEdit(document.text, edit);
  const edited = reading && editReading(reading, changes, text);
  return {
    ...rest,
    text,
    decisions: editDecisions(document, edited?.relations ?? [], changes),
    questions: document.questions.map((question) => editQuestion(question, changes)),
    ...(edited && { reading: edited }),
  };
}

function editReading(reading: ModelReading, changes: Changes, text: string): ModelReading {
  const abbreviations = findAbbreviations(text);
  const mentions = moveAll<Mention>(reading.mentions, changes).map((mention) => {
    const group = groupName(mention.type, mention.text, abbreviations);
    return group === mention.group ? mention : { ...mention, group };
  });
  const kept = new Set(mentions.map((mention) => mention.id));
  const relations = joinRelations(
    mentions,
    reading.relations.flatMap((relation) => keepEvidence(relation, kept)),
  );
  const unread = [...moveAll(reading.unread, changes), ...changes.sentences].sort(compareSpans);
  return { ...reading, mentions, relations, unread };
}

const moveAll = <S extends { start: number; end: number }>(
  spans: readonly S[],
  changes: Changes,
): readonly S[] => spans.flatMap((span) => changes.move(span) ?? []);

/** A decision about a relation goes with the last evidence of that relation. */
function editDecisions(
  document: TextDocument,
  relationsLeft: readonly Relation[],
  changes: Changes,
): readonly Decision[] {
  const left = new Set(relationsLeft.map((relation) => relation.id));
  const byGroup = namesByGroup(judgedMentions(document));
  const lost = (document.reading?.relations ?? [])
    .filter((relation) => !left.has(relation.id))
    .flatMap((relation) => claimOf(relation, byGroup) ?? []);
  return document.decisions.flatMap((decision): readonly Decision[] => {
    if (decision.kind === 'relation') {
      return lost.some((claim) => isSameClaim(decision, claim)) ? [] : [decision];
    }
    const mention = changes.move(decision.mention);
    return mention ? [{ ...decision, mention }] : [];
  });
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
