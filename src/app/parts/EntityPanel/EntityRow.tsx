import { memo } from 'react';
import type { Context } from '../../../core/context/context.ts';
import type { EntityGroup, ResolvedMention } from '../../../core/document/model.ts';
import { isLinkable } from '../../../core/link/linkable.ts';
import { plural } from '../../content/format.ts';
import { speciesName } from '../../content/species.ts';
import { typeLabel } from '../../content/types.ts';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import { TypeTag } from '../../ui/TypeTag/TypeTag.tsx';
import { EntityFacts } from './EntityFacts.tsx';
import styles from './EntityPanel.module.css';

/** An entity: its name, concept, decisions, note and number of mentions. */
export const EntityRow = memo(function EntityRow(props: {
  readonly group: EntityGroup;
  readonly contextOf: (mention: ResolvedMention) => Context | undefined;
  readonly note: string | undefined;
  readonly isFocused: boolean;
  readonly onGroup: (group: EntityGroup) => void;
}) {
  const { group } = props;
  return (
    <button
      type="button"
      className={styles.row}
      data-type={group.type}
      data-verdict={group.verdict === 'undecided' ? undefined : group.verdict}
      aria-current={props.isFocused || undefined}
      onClick={() => props.onGroup(group)}
    >
      <span className={styles.named}>
        <TypeTag type={group.type}>{group.name}</TypeTag>
        <Identity group={group} />
        <EntityFacts group={group} contextOf={props.contextOf} />
        {props.note !== undefined && (
          <small className={styles.note} data-note="">
            {props.note}
          </small>
        )}
      </span>
      <span className={styles.count}>
        <span className={styles.kind}>{typeLabel(group.type)}, </span>
        {plural(group.mentions.length, 'mention')}
      </span>
      {group.score === undefined ? (
        <small className={styles.fromFile}>
          {group.mentions.some(({ imported }) => imported) && 'from the file'}
        </small>
      ) : (
        <ScoreBar score={group.score} type={group.type} />
      )}
    </button>
  );
});

/** The concept of an entity. Empty while it is unknown, or when no vocabulary has the type. */
function Identity({ group: { link, type } }: { readonly group: EntityGroup }) {
  if (!link || !(isLinkable(type) || link.concept || link.by === 'person')) return null;
  const { concept, by } = link;
  if (!concept) {
    const absence = by === 'person' ? 'no concept, as you said' : 'no match';
    return <small className={styles.identity}>{absence}</small>;
  }
  const species = speciesName(concept.taxon);
  return (
    <small className={styles.identity} data-concept={concept.id}>
      <span>
        {concept.name}
        {species !== undefined && `, ${species}`}
        {by === 'person' && ', yours'}
      </span>
      <code>{concept.id}</code>
    </small>
  );
}
