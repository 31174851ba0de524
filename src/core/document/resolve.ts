import type { Mention } from '../annotation.ts';
import { type GroupNamer, groupNamer } from '../relate/group-name.ts';
import { remember } from '../remember.ts';
import { compareSpans } from '../text/span.ts';
import { refsOf } from './decisions.ts';
import { linkMentions } from './linking.ts';
import {
  changedMention,
  coverKey,
  partsOf,
  placeKey,
  saidKey,
  withoutDoubles,
} from './mention-places.ts';
import type {
  ImportedMention,
  MentionDecision,
  MentionRef,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from './model.ts';

/**
 * The mentions of a document in text order: what the model and the file said with what a person decided about it, what
 * the person added, and what the person referred to although the present reading does not have it. What both model and
 * file said is the file's, by the model's id. No two have the same place and type. Remembered for the document.
 */
export const resolvedMentions = remember((document: TextDocument): readonly ResolvedMention[] =>
  linkMentions(document, withDecisions(document)),
);

function withDecisions(document: TextDocument): readonly ResolvedMention[] {
  const decided = new Map<string, MentionDecision>();
  const referred = new Map<string, MentionRef>();
  const accepted = new Set<string>();
  for (const one of document.decisions) {
    for (const ref of refsOf(one)) referred.set(placeKey(ref), ref);
    if (one.kind !== 'mention') continue;
    decided.set(placeKey({ ...one.mention, ...nthOf(one) }), one);
    if (one.verdict === 'accepted')
      accepted.add(coverKey(one.change?.spans ?? partsOf(one.mention)));
  }
  // A person's decision wins over a list of their own.
  const said = (document.reading?.mentions ?? []).filter(
    (one) => !isOfList(one) || decided.has(saidKey(one)) || !accepted.has(coverKey(partsOf(one))),
  );
  const { imported, text } = document;
  if (decided.size === 0 && referred.size === 0 && !imported) return said.map(undecided);
  const ofFile = new Map(imported?.mentions.map((one) => [placeKey(one.mention), one]));
  const found = new Set([...said.map(saidKey), ...ofFile.keys()]);
  const groupOf = groupNamer(text);
  const decide = (mention: ResolvedMention, decision: MentionDecision | undefined) =>
    decision ? decidedMention(mention, decision, text, groupOf) : mention;
  const judged = said.map((mention): ResolvedMention => {
    const key = saidKey(mention);
    const one = ofFile.get(key);
    ofFile.delete(key);
    const now = one ? ofTheFile(one, mention) : undecided(mention);
    return decide(now, decided.get(key));
  });
  for (const [key, one] of ofFile) judged.push(decide(ofTheFile(one), decided.get(key)));
  const ids = new Set(judged.map((mention) => mention.id));
  const keep = (mention: Mention): ResolvedMention =>
    keptMention(mention, unusedId(mention.id, ids));
  for (const [key, decision] of decided) {
    if (found.has(key) || (decision.verdict === 'rejected' && !referred.has(key))) continue;
    judged.push(decide(keep(decision.mention), decision));
  }
  for (const [key, { start, end, text: name, type, nth }] of referred) {
    if (nth !== undefined || found.has(key) || decided.has(key)) continue;
    const group = groupOf({ start, end, type });
    judged.push(keep({ id: `kept ${key}`, start, end, text: name, type, score: 1, group }));
  }
  return withoutDoubles(judged).sort(compareSpans);
}

const isOfList = ({ by }: Mention): boolean => typeof by === 'object';

const nthOf = ({ nth }: MentionDecision) => (nth === undefined ? {} : { nth });

/** `found`: the same as the model has it, with a score where the file gives none. */
const ofTheFile = (imported: ImportedMention, found = imported.mention): ResolvedMention =>
  rememberedFor(ofFileMentions, found, imported, () => ({
    ...found,
    score: imported.hasScore ? imported.mention.score : found.score,
    ...(imported.spans && imported.spans.length > 1 && { spans: imported.spans }),
    verdict: 'undecided',
    source: 'file',
    imported,
  }));

const ofFileMentions: Remembered<Mention, ImportedMention> = new WeakMap();

/** One that a person keeps although nobody says it now. */
const keptMention = (mention: Mention, id: string): ResolvedMention =>
  rememberedFor(keptMentions, mention, id, () => ({
    ...{ ...mention, id },
    ...{ verdict: 'undecided', source: 'person' },
  }));

const keptMentions: Remembered<Mention, string> = new WeakMap();

const decidedMention = (
  mention: ResolvedMention,
  decision: MentionDecision,
  text: string,
  groupOf: GroupNamer,
): ResolvedMention => {
  const known = rememberedFor(decidedMentions, mention, decision, () =>
    changedMention(mention, decision, text, groupOf),
  );
  // The text around it may be another since, and with it what its name is short for.
  return !decision.change || (isOf(known, text) && known.group === groupOf(known))
    ? known
    : changedMention(mention, decision, text, groupOf);
};

const decidedMentions: Remembered<ResolvedMention, MentionDecision> = new WeakMap();

const isOf = ({ start, end, text: quote }: Mention, text: string): boolean =>
  text.slice(start, end) === quote;

/**
 * What was made of a mention last, and of what else: a decision on one makes no other anew, so that what is drawn and
 * counted of the others stays.
 */
type Remembered<K extends object, O> = WeakMap<
  K,
  { readonly of: O; readonly made: ResolvedMention }
>;

function rememberedFor<K extends object, O>(
  known: Remembered<K, O>,
  key: K,
  of: O,
  make: () => ResolvedMention,
): ResolvedMention {
  const before = known.get(key);
  if (before?.of === of) return before.made;
  const made = make();
  known.set(key, { of, made });
  return made;
}

/** Whether the model says it: alone, or as the file does. */
export const isOfModel = ({
  id,
  source,
  imported,
}: ResolvedMention | ResolvedRelation): boolean => {
  if (!imported) return source === 'model';
  return id !== ('mention' in imported ? imported.mention : imported.relation).id;
};

/** Whether its score is one that somebody gave to what it says now: not where a person has changed it since. */
export const hasScore = (one: ResolvedMention | ResolvedRelation): boolean =>
  one.before === undefined &&
  (isOfModel(one) || (!isAdded(one) && one.imported?.hasScore !== false));

/** Whether a person added it: nobody had said it. */
export function isAdded({ decision }: ResolvedMention | ResolvedRelation): boolean {
  if (decision?.kind === 'mention') return decision.added === true;
  return decision?.kind === 'added-relation';
}

/** Remembered: while a long text is read, this is asked of all its mentions again and again. */
function undecided(mention: Mention): ResolvedMention {
  const before = undecidedMentions.get(mention);
  if (before) return before;
  const judged: ResolvedMention = { ...mention, verdict: 'undecided', source: 'model' };
  undecidedMentions.set(mention, judged);
  return judged;
}

const undecidedMentions = new WeakMap<Mention, ResolvedMention>();

/** Ids are given anew by every reading: a kept mention must not answer to another's. */
function unusedId(id: string, taken: Set<string>): string {
  let free = id;
  while (taken.has(free)) free = `${free}'`;
  taken.add(free);
  return free;
}
