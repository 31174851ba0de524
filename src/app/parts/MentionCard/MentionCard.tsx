import type { RefObject } from 'react';
import { createPortal } from 'react-dom';
import { sourceName } from '../../../core/annotation.ts';
import type { Context } from '../../../core/context/context.ts';
import { surfaceOf } from '../../../core/document/mention-places.ts';
import type {
  EntityGroup,
  ResolvedMention,
  ResolvedRelation,
  Verdict,
} from '../../../core/document/model.ts';
import { hasScore, isAdded } from '../../../core/document/resolve.ts';
import { formatCount, plural } from '../../content/format.ts';
import { standingOf } from '../../content/standing.ts';
import { typeLabel } from '../../content/types.ts';
import { verbOf } from '../../content/verbs.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key, KeyContext } from '../../ui/Key/Key.tsx';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import { StandingTag } from '../../ui/StandingTag/StandingTag.tsx';
import { TypeTag } from '../../ui/TypeTag/TypeTag.tsx';
import { CardConcept, type CardConceptProps } from './CardConcept.tsx';
import { CardEdits, type CardEditsProps } from './CardEdits.tsx';
import { CardSource } from './CardSource.tsx';
import styles from './MentionCard.module.css';
import { useMarginPlace } from './use-margin-place.ts';

export interface MentionCardProps {
  readonly mention: ResolvedMention;
  /** What the surrounding words say of the mention. */
  readonly context: Context;
  readonly group: EntityGroup | undefined;
  /** Name of the document's file. */
  readonly from: string | undefined;
  /** The long form of an abbreviation, from the text. */
  readonly longForm: string | undefined;
  readonly concept: Omit<CardConceptProps, 'link'>;
  /** Relations of the mention's group. */
  readonly relations: readonly ResolvedRelation[];
  readonly nameOf: (group: string) => string;
  /** The document element. */
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  /**
   * The element that holds the card when the margin has no room; undefined for a place in the margin beside the line.
   */
  readonly dock: HTMLElement | undefined;
  readonly note: string | undefined;
  /** The note on the entity. */
  readonly entityNote: string | undefined;
  readonly edits: Omit<CardEditsProps, 'text' | 'type'>;
  /** True when keys act on the mention: it has the focus, and is not only pointed at. */
  readonly isActing: boolean;
  readonly isEditing: boolean;
  readonly onEditing: () => void;
  /** Whether the next decision applies to all mentions with the name, and their number. */
  readonly scope: { readonly isForName: boolean; readonly count: number };
  readonly onScope: () => void;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onMention: (id: string) => void;
  readonly onRelation: (id: string) => void;
  readonly onClose: () => void;
  readonly onHover: (isOver: boolean) => void;
}

const MAX_RELATIONS = 4;

/** The card of one mention, in the margin beside its line or in a dock. It never covers the text. */
export function MentionCard(props: MentionCardProps) {
  const {
    mention,
    context,
    group,
    relations,
    nameOf,
    root,
    card,
    onVerdict,
    onMention,
    onRelation,
  } = props;
  const surface = surfaceOf(mention);
  const isInMargin = !props.dock;
  const standing = standingOf(mention);
  const content = `${relations.length} ${mention.verdict} ${props.isEditing}`;
  const place = useMarginPlace(mention.id, isInMargin, root, card, content);
  const names = [...new Set(group?.mentions.map(surfaceOf))].filter((name) => name !== surface);
  const siblings = group?.mentions ?? [];
  const position = siblings.findIndex((other) => other.id === mention.id);
  const next = siblings[(position + 1) % siblings.length];
  const drawn = (
    <section
      ref={card}
      className={styles.card}
      aria-label={`Mention: ${surface}`}
      data-card={mention.id}
      data-where={isInMargin ? 'margin' : 'dock'}
      data-type={mention.type}
      {...(isInMargin && {
        style: place
          ? { insetBlockStart: place.top, maxBlockSize: place.room }
          : { visibility: 'hidden' },
      })}
      onMouseEnter={() => props.onHover(true)}
      onMouseLeave={() => props.onHover(false)}
    >
      <div className={styles.head}>
        <TypeTag type={mention.type}>{typeLabel(mention.type)}</TypeTag>
        {standing !== 'undecided' && <StandingTag standing={standing} />}
        {mention.source !== 'person' && hasScore(mention) && <ScoreBar score={mention.score} />}
      </div>
      <h2 className={styles.name}>{surface}</h2>
      {names.length > 0 && <p className={styles.also}>also {names.join(', ')}</p>}
      {mention.imported && <CardSource mention={mention} from={props.from} />}
      {mention.by && (
        <p className={styles.also}>
          {mention.by === 'dictionary'
            ? 'named by the dictionary'
            : `found by ${sourceName(mention.by)}`}
        </p>
      )}
      {props.longForm !== undefined && <p className={styles.also}>short for {props.longForm}</p>}
      {context.negated && <p className={styles.also}>negated here</p>}
      {context.speculative && <p className={styles.also}>uncertain here</p>}
      {changedFrom(mention) && <p className={styles.also}>{changedFrom(mention)}</p>}
      {props.note !== undefined && (
        <p className={styles.note} data-note="">
          {props.note}
        </p>
      )}
      {props.entityNote !== undefined && (
        <p className={styles.note} data-entity-note="">
          Of all its mentions: {props.entityNote}
        </p>
      )}
      {siblings.length > 1 && next && (
        <p className={styles.line}>
          <span>
            mention {position + 1} of {siblings.length}
          </span>
          <button type="button" className={styles.link} onClick={() => onMention(next.id)}>
            next one
          </button>
        </p>
      )}
      <CardConcept link={mention.link} {...props.concept} />
      {relations.length > 0 && (
        <ul className={styles.relations} aria-label={plural(relations.length, 'relation')}>
          {relations.slice(0, MAX_RELATIONS).map((relation) => (
            <li key={relation.id}>
              <button type="button" onClick={() => onRelation(relation.id)}>
                <Claim relation={relation} group={mention.group} nameOf={nameOf} />
              </button>
            </li>
          ))}
          {relations.length > MAX_RELATIONS && (
            <li className={styles.soft}>and {relations.length - MAX_RELATIONS} more</li>
          )}
        </ul>
      )}
      {props.isEditing && <CardEdits text={mention.text} type={mention.type} {...props.edits} />}
      <div className={styles.actions}>
        {props.scope.count > 1 && (
          <label className={styles.scope}>
            <input type="checkbox" checked={props.scope.isForName} onChange={props.onScope} />
            for all {formatCount(props.scope.count)} of this name <Key of="for-name" />
          </label>
        )}
        {!isAdded(mention) && (
          <Button
            data-sets-verdict="accepted"
            aria-pressed={mention.verdict === 'accepted'}
            onClick={() => onVerdict('accepted')}
          >
            {mention.verdict === 'accepted' ? 'Accepted' : 'Accept'} <Key of="accept" />
          </Button>
        )}
        {isAdded(mention) ? (
          <Button onClick={() => onVerdict('rejected')}>
            Remove <Key of="reject" />
          </Button>
        ) : (
          <Button
            data-sets-verdict="rejected"
            aria-pressed={mention.verdict === 'rejected'}
            onClick={() => onVerdict('rejected')}
          >
            {mention.verdict === 'rejected' ? 'Rejected' : 'Reject'} <Key of="reject" />
          </Button>
        )}
        <Button aria-expanded={props.isEditing} onClick={props.onEditing}>
          Edit
        </Button>
        <Button className={styles.close} onClick={props.onClose}>
          Close
        </Button>
      </div>
    </section>
  );
  const acting = <KeyContext value={props.isActing}>{drawn}</KeyContext>;
  return props.dock ? createPortal(acting, props.dock) : acting;
}

/** The mention before a person changed it: 'was Chemical, “aspirin”'. */
function changedFrom({ before, type, text }: ResolvedMention): string | undefined {
  if (!before) return undefined;
  const parts = [
    before.type === type ? '' : typeLabel(before.type),
    before.text === text ? '' : `“${before.text}”`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? `was ${parts.join(', ')}` : undefined;
}

/** A relation as seen from one of its entities, whose name is left out. */
function Claim(props: {
  readonly relation: ResolvedRelation;
  readonly group: string;
  readonly nameOf: (group: string) => string;
}) {
  const { relation, group, nameOf } = props;
  const { head, tail, type, directed } = relation;
  const verb = <em>{verbOf(type)}</em>;
  if (directed && tail === group && head !== group) {
    return (
      <>
        {nameOf(head)} {verb} it
      </>
    );
  }
  return (
    <>
      {verb} {nameOf(head === group ? tail : head)}
    </>
  );
}
