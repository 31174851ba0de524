import { sourceName } from '../../core/annotation.ts';
import { contextReader } from '../../core/context/context.ts';
import { noteOn, subjectOfMention, subjectOfRelation } from '../../core/document/edits/notes.ts';
import { reviewOf } from '../../core/document/edits/review.ts';
import type { LeastScores } from '../../core/document/likely.ts';
import { partsOf } from '../../core/document/mention-places.ts';
import type {
  MentionLink,
  ModelLinking,
  NoteSubject,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../core/document/model.ts';
import { mentionContext, relationContext } from '../../core/document/relation-context.ts';
import { isAdded, resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import type { LinkedConcept } from '../../core/link/link.ts';
import { decisionIn, reviewIn, reviewInfo } from './decided.ts';
import type {
  Decided,
  ExchangeDocument,
  ExchangeMention,
  ExchangeRelation,
  Info,
} from './model.ts';

/**
 * A document of the page for others: what was rejected is left out; of the rest it is told who said it, and what was
 * decided about it by whom and when. A relation is told by the two mentions that stand closest for it; questions and
 * answers have no place in these formats.
 *
 * @param least scores under which something was left out of the document; said in its info
 */
export function fromDocument(document: TextDocument, least?: LeastScores): ExchangeDocument {
  const judged = resolvedMentions(document);
  const relations = resolvedRelations(document, judged).filter(
    ({ verdict }) => verdict !== 'rejected',
  );
  const kept = judged.filter(({ verdict }) => verdict !== 'rejected');
  const contextOf = contextReader(document.text);
  const byId = new Map(kept.map((mention) => [mention.id, mention]));
  const ids = new Map(kept.map(({ id }, index) => [id, `T${index + 1}`]));
  const notes = notesOf(document);
  const review = reviewOf(document);
  return {
    id: document.id,
    text: document.text,
    sections: document.imported?.sections ?? [],
    mentions: kept.map((mention): ExchangeMention => {
      const { id, type, group, imported, link, before } = mention;
      return {
        id: ids.get(id) ?? id,
        spans: partsOf(mention),
        // A file's word for the type is no name of another one.
        type: before?.type === undefined || before.type === type ? (imported?.label ?? type) : type,
        concepts: conceptsOf(mention),
        ...scoreOf(mention),
        ...saidBy(document, mention),
        ...mentionContext(mention, contextOf),
        ...decidedOn(mention, {
          entity: group,
          ...linkInfo(document, link),
          ...(before && {
            saidAs: `${before.type}: ${before.text}`,
            ...sayerOf(document, mention),
          }),
          ...imported?.info,
          ...noteInfo(notes.onMention(mention), imported?.info),
          ...entityNote(notes.onEntity(mention)),
        }),
      };
    }),
    relations: relations.flatMap((relation, index): readonly ExchangeRelation[] => {
      const pair = relation.evidence.find(({ head, tail }) => ids.has(head) && ids.has(tail));
      const head = pair && ids.get(pair.head);
      const tail = pair && ids.get(pair.tail);
      if (head === undefined || tail === undefined) return [];
      const { imported } = relation;
      const roles =
        imported?.roles ?? (relation.directed ? ['subject', 'object'] : ['Arg1', 'Arg2']);
      return [
        {
          id: `R${index + 1}`,
          type: relation.type,
          arguments: [
            { role: roles[0] ?? '', mention: head },
            { role: roles[1] ?? '', mention: tail },
          ],
          ...scoreOf(relation),
          ...saidBy(document, relation),
          ...(relation.novel !== undefined && { novel: relation.novel }),
          ...relationContext(relation, byId, contextOf),
          ...decidedOn(relation, {
            ...(!imported && { schema: relation.schema }),
            ...imported?.info,
            ...noteInfo(notes.onRelation(relation), imported?.info),
          }),
        },
      ];
    }),
    info: {
      ...otherInfo(document.imported?.info),
      ...(least && {
        [LEAST.entities]: String(least.entities),
        [LEAST.relations]: String(least.relations),
      }),
      ...(document.title !== '' && { title: document.title }),
      ...noteInfo(notes.onDocument, document.imported?.info),
      ...(review && reviewInfo(review)),
    },
  };
}

/** Names of the notes that say from which scores on a document holds mentions and relations. */
export const LEAST = { entities: 'leastEntityScore', relations: 'leastRelationScore' } as const;

/** Without what an earlier export says of itself, and of a review that may have been taken back since. */
function otherInfo({ [LEAST.entities]: _, [LEAST.relations]: __, ...info }: Info = {}): Info {
  return reviewIn(info).info;
}

/** Which concept, who said so and how sure, and what else was offered. */
function linkInfo({ reading }: TextDocument, link: MentionLink | undefined): Info {
  const { concept, by, candidates = [] } = link ?? {};
  if (by === 'file' || (!concept && by !== 'person')) return {};
  return {
    conceptBy: by === 'person' ? 'person' : linkerOf(reading?.linking, concept?.vocabulary),
    ...(concept && { conceptName: concept.name }),
    ...(concept && by === 'lexicon' && { conceptScore: String(concept.score) }),
    ...(candidates.length > 1 && { conceptCandidates: offeredConcepts(candidates) }),
  };
}

/** Best first: `MESH:D001241 0.89; CHEBI:15365 0.41`. */
export const offeredConcepts = (candidates: readonly LinkedConcept[]): string =>
  candidates.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join('; ');

/** `biogloss-lexicon@1`, or the name of the user's own vocabulary. */
export const linkerOf = (linking: ModelLinking | undefined, vocabulary?: string): string => {
  if (vocabulary !== undefined) return vocabulary;
  const { id = 'unknown', version = '' } = linking?.by.lexicon ?? {};
  return `${id}-lexicon@${version}`;
};

/** The file may name several. */
const conceptsOf = ({ link, imported }: ResolvedMention): readonly string[] => {
  if (link?.by === 'file') return imported?.concepts ?? [];
  return link?.concept ? [link.concept.id] : [];
};

type Resolved = ResolvedMention | ResolvedRelation;

/** A file without a score gives none here either, and a person's change leaves the score to what was there before. */
const scoreOf = ({ imported, before, score }: Resolved) =>
  before || (imported && !imported.hasScore) ? {} : { score };

/** What a person added or changed is theirs; else it is who said it first. */
function saidBy(document: TextDocument, one: Resolved): { readonly by?: string } {
  return one.source === 'person' || one.before ? { by: 'person' } : sayer(document, one);
}

function sayer({ reading, imported }: TextDocument, { source, ...said }: Resolved) {
  if (source === 'file') return { by: said.imported?.by ?? imported?.from ?? source };
  if ('by' in said && said.by !== undefined) return { by: sourceName(said.by) };
  return reading ? { by: `${reading.by.pack.id}@${reading.by.pack.version}` } : {};
}

/** Who said what a person changed. */
function sayerOf(document: TextDocument, one: Resolved): Info {
  const { by } = one.source === 'person' ? { by: 'person' } : sayer(document, one);
  return by === undefined ? {} : { saidBy: by };
}

/** What was decided: here, or else in the file. */
function decidedOn(one: Resolved, info: Info): { readonly decided?: Decided; readonly info: Info } {
  const inFile = decisionIn(info);
  const decided = decidedHere(one);
  // What was taken over from a file as it is says what it said there: 'changed', too.
  const isOfFile =
    decided?.at === inFile.decided?.at && decided?.by === inFile.decided?.by && inFile.decided;
  return decided && !isOfFile ? { decided, info: inFile.info } : inFile;
}

/** What a person made of what was said; nothing where it was rejected or left undecided. */
export function decidedHere(one: Resolved): Decided | undefined {
  const { decision, before, verdict } = one;
  if (verdict !== 'accepted' || !decision) return undefined;
  const { at, curator } = decision;
  return {
    decision: isAdded(one) ? 'added' : before ? 'changed' : 'accepted',
    ...(curator !== undefined && { by: curator }),
    ...(at !== undefined && { at }),
  };
}

/** A person's note, beside one that the file has. */
function noteInfo(note: string | undefined, known: Info = {}): Info {
  if (note === undefined) return {};
  return known.note === undefined || known.note === note ? { note } : { 'note-2': note };
}

const entityNote = (note: string | undefined): Info =>
  note === undefined ? {} : { entityNote: note };

/** The notes of a document by what they are about; asked of each mention. */
export function notesOf(document: TextDocument) {
  const hasNotes = document.decisions.some(({ kind }) => kind === 'note');
  const on = (subject: () => NoteSubject | undefined): string | undefined => {
    const about = hasNotes ? subject() : undefined;
    return about && noteOn(document, about)?.text;
  };
  return {
    onDocument: on(() => ({ kind: 'document' })),
    onMention: (mention: ResolvedMention) => on(() => subjectOfMention(mention)),
    onEntity: ({ type, text }: ResolvedMention) =>
      on(() => ({ kind: 'entity', entity: { type, names: [text] } })),
    onRelation: (relation: ResolvedRelation) => on(() => subjectOfRelation(document, relation)),
  };
}
