import type { Context } from '../../../core/context/context.ts';
import type { EntityGroup, ResolvedMention } from '../../../core/document/model.ts';
import { STANDINGS, type Standing, standingOf } from '../../content/standing.ts';
import { StandingTag } from '../../ui/StandingTag/StandingTag.tsx';
import styles from './EntityPanel.module.css';

/** Facts about an entity: decisions on its mentions, what the text says of them, and other sources that name them. */
export function EntityFacts(props: {
  readonly group: EntityGroup;
  readonly contextOf: (mention: ResolvedMention) => Context | undefined;
}) {
  const { mentions } = props.group;
  const contexts = mentions.map(props.contextOf);
  const standings = mentions.map(standingOf);
  const facts = [
    [contexts.filter((one) => one?.negated).length, 'negated'],
    [contexts.filter((one) => one?.speculative).length, 'uncertain'],
    [mentions.filter(({ by }) => by === 'dictionary').length, 'by the dictionary'],
  ] as const;
  const decided = KINDS.map(
    (kind) => [kind, standings.filter((standing) => standing === kind).length] as const,
  );
  if (
    [...facts.map(([count]) => count), ...decided.map(([, count]) => count)].every((n) => n === 0)
  )
    return null;
  return (
    <span className={styles.facts}>
      {decided.map(
        ([kind, count]) =>
          count > 0 && (
            <StandingTag key={kind} standing={kind}>
              {share(count, mentions.length, STANDINGS[kind].label)}
            </StandingTag>
          ),
      )}
      {facts.map(
        ([count, what]) =>
          count > 0 && <span key={what}>{share(count, mentions.length, what)}</span>,
      )}
    </span>
  );
}

const KINDS = Object.keys(STANDINGS) as readonly Exclude<Standing, 'undecided'>[];

/** 'accepted' when it applies to all, otherwise '2 of 3 accepted'. */
const share = (count: number, of: number, what: string): string =>
  count === of ? what : `${count} of ${of} ${what}`;
