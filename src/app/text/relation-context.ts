import type { Context } from '../../core/context/context.ts';
import type { ResolvedMention, ResolvedRelation } from '../../core/document/model.ts';

/** What the text says of a claim wherever it speaks of both of its entities: that of one of them it is denied, or only supposed. */
export function relationContext(
  { evidence }: ResolvedRelation,
  mentions: ReadonlyMap<string, ResolvedMention>,
  contextOf: (mention: ResolvedMention) => Context | undefined,
): Context {
  const holds = (kind: keyof Context) =>
    evidence.length > 0 &&
    evidence.every(({ head, tail }) =>
      [head, tail].some((id) => {
        const mention = mentions.get(id);
        return mention !== undefined && contextOf(mention)?.[kind] === true;
      }),
    );
  return {
    ...(holds('negated') && { negated: true }),
    ...(holds('speculative') && { speculative: true }),
  };
}
