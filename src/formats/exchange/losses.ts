import { grouped } from '../../core/grouped.ts';
import { collectLosses, type Feature, type Loss } from './features.ts';
import type { Argument, ExchangeDocument, ExchangeMention, ExchangeRelation } from './model.ts';
import { inFull } from './short-ids.ts';

/**
 * What a document lacks or has otherwise after it was written and read again. Found by comparing, not declared, so
 * that no loss goes unsaid. An identifier is the same with its name space and without it (`inFull`).
 */
export const lossesBetween = (
  before: ExchangeDocument,
  after: ExchangeDocument | undefined,
): readonly Loss[] => lossesInFull(inFull(before), after && inFull(after));

function lossesInFull(
  before: ExchangeDocument,
  after: ExchangeDocument | undefined,
): readonly Loss[] {
  const { note, inOrder } = collectLosses();
  if (!after) return [{ feature: 'text', count: 1, place: before.id, kind: 'lost' }];
  const reread = after;
  if (before.id !== after.id) note('document id', before.id, after.id === '' ? 'lost' : 'changed');
  if (before.text !== after.text) note('text', before.id, after.text === '' ? 'lost' : 'changed');
  compare('sections', before.id, before.sections, after.sections, after.sections.length > 0);
  compare('document info', before.id, before.info, after.info);
  const partners = pairMentions(before.mentions, after.mentions);
  for (const mention of before.mentions) mentionLosses(mention, partners.get(mention));
  relationLosses();
  return inOrder();

  function compare(
    feature: Feature,
    place: string,
    a: unknown,
    b: unknown,
    isThere = b !== undefined,
  ) {
    if (canonical(a) !== canonical(b))
      note(feature, place, isThere && canonical(b) !== '{}' ? 'changed' : 'lost');
  }
  function mentionLosses(mention: ExchangeMention, other: ExchangeMention | undefined) {
    const place = `${before.id}: ${mention.id}`;
    if (!other) return note('mentions', place, 'lost');
    if (mention.spans.length > 1 || other.spans.length > 1) {
      compare('discontinuous mentions', place, mention.spans, other.spans);
    }
    if (mention.id !== other.id) note('mention ids', place, 'changed');
    if (mention.type !== other.type) note('types', place, other.type === '' ? 'lost' : 'changed');
    compare('concepts', place, mention.concepts, other.concepts, other.concepts.length > 0);
    compare('mention scores', place, mention.score, other.score);
    compare('mention sources', place, mention.by, other.by);
    if (mention.negated !== other.negated || mention.speculative !== other.speculative) {
      note('negation and speculation', place, 'lost');
    }
    compare('decisions', place, mention.decided, other.decided);
    compare('mention info', place, mention.info, other.info);
  }
  function relationLosses() {
    const left = [...reread.relations];
    for (const relation of before.relations) {
      const place = `${before.id}: ${relation.id}`;
      const targets = relation.arguments.map((one) => targetOf(one, before, partners));
      const other =
        take(
          left,
          (one) =>
            isSame(relation, targets, one) && canonical(roles(one)) === canonical(roles(relation)),
        ) ??
        take(left, (one) => isSame(relation, targets, one)) ??
        take(left, (one) => isAkin(relation, targets, one, reread));
      if (!other) {
        note('relations', place, 'lost');
        continue;
      }
      relation.arguments.forEach((one, index) => {
        const there = other.arguments[index];
        if (!there || exactOf(there) === targets[index]?.exact) return;
        // Of one entity another mention stands there.
        if ('concept' in one && 'concept' in there) return;
        note(
          'mention' in one ? 'relations of mentions' : 'relations of concepts',
          place,
          'changed',
        );
      });
      compare('roles', place, roles(relation), roles(other));
      if (relation.id !== other.id) note('relation ids', place, 'changed');
      compare('relation scores', place, relation.score, other.score);
      compare('relation sources', place, relation.by, other.by);
      compare('decisions', place, relation.decided, other.decided);
      compare('novelty', place, relation.novel, other.novel);
      if (relation.negated !== other.negated || relation.speculative !== other.speculative) {
        note('relation negation and speculation', place, 'lost');
      }
      compare('relation info', place, relation.info, other.info);
    }
  }
}

const roles = (relation: ExchangeRelation) => relation.arguments.map(({ role }) => role);

/** An argument as it should be found again: the mention's new id, and the concepts that may stand for it. */
interface Target {
  readonly exact: string;
  readonly concepts: readonly string[];
  /** Mentions of the same entity, by their new ids. */
  readonly alike: readonly string[];
}

function targetOf(
  one: Argument,
  { mentions }: ExchangeDocument,
  partners: ReadonlyMap<ExchangeMention, ExchangeMention>,
): Target {
  if ('concept' in one) {
    return { exact: `concept ${one.concept}`, concepts: [one.concept], alike: [] };
  }
  const mention = mentions.find(({ id }) => id === one.mention);
  const partner = mention && partners.get(mention);
  const entity = mention?.info.entity;
  const alike =
    entity === undefined
      ? []
      : mentions.flatMap((other) =>
          other.info.entity === entity ? (partners.get(other)?.id ?? []) : [],
        );
  return { exact: `mention ${partner?.id ?? ''}`, concepts: partner?.concepts ?? [], alike };
}

const exactOf = (one: Argument): string =>
  'mention' in one ? `mention ${one.mention}` : `concept ${one.concept}`;

const isSame = (a: ExchangeRelation, targets: readonly Target[], b: ExchangeRelation): boolean =>
  a.type === b.type &&
  targets.length === b.arguments.length &&
  b.arguments.every((one, index) => exactOf(one) === targets[index]?.exact);

/** Whether two arguments are the same, or one is a concept that the other, a mention, stands for. */
function isAkin(
  a: ExchangeRelation,
  targets: readonly Target[],
  b: ExchangeRelation,
  { mentions }: ExchangeDocument,
): boolean {
  if (a.type !== b.type || targets.length !== b.arguments.length) return false;
  return b.arguments.every((one, index) => {
    const target = targets[index];
    if (!target || exactOf(one) === target.exact) return target !== undefined;
    if ('mention' in one && target.alike.includes(one.mention)) return true;
    const named =
      'concept' in one ? [one.concept] : mentions.find(({ id }) => id === one.mention)?.concepts;
    return named?.some((concept) => target.concepts.includes(concept)) ?? false;
  });
}

/** Mentions that cover the same stretch, of the same type where there is one, in order. */
function pairMentions(before: readonly ExchangeMention[], after: readonly ExchangeMention[]) {
  const left = grouped(after, stretch);
  const partners = new Map<ExchangeMention, ExchangeMention>();
  for (const isAlike of [
    (a: ExchangeMention, b: ExchangeMention) =>
      a.type === b.type && canonical(a.spans) === canonical(b.spans),
    (a: ExchangeMention, b: ExchangeMention) => a.type === b.type,
    () => true,
  ]) {
    for (const mention of before) {
      if (partners.has(mention)) continue;
      const other = take(left.get(stretch(mention)) ?? [], (one) => isAlike(mention, one));
      if (other) partners.set(mention, other);
    }
  }
  return partners;
}

const stretch = ({ spans }: ExchangeMention): string => `${spans[0]?.start}-${spans.at(-1)?.end}`;

function take<T>(list: T[], fits: (one: T) => boolean): T | undefined {
  const at = list.findIndex(fits);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/** JSON with sorted keys, so that their order does not count. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';
