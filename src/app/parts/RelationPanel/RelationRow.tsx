import { useEffect, useRef } from 'react';
import type { Context } from '../../../core/context/context.ts';
import type { ResolvedRelation, Verdict } from '../../../core/document/model.ts';
import { hasScore } from '../../../core/document/resolve.ts';
import { NOVEL } from '../../content/novel.ts';
import { standingOf } from '../../content/standing.ts';
import { schemaName, verbOf } from '../../content/verbs.ts';
import type { EvidenceRun } from '../../text/evidence.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import { StandingTag } from '../../ui/StandingTag/StandingTag.tsx';
import { TypeTag } from '../../ui/TypeTag/TypeTag.tsx';
import styles from './RelationPanel.module.css';

export interface Party {
  readonly name: string;
  readonly type: string;
}

export interface RelationRowProps {
  readonly relation: ResolvedRelation;
  /** The context of the claim, from all places where the text makes it. */
  readonly context: Context;
  readonly head: Party;
  readonly tail: Party;
  readonly evidence: readonly (readonly EvidenceRun[])[];
  readonly isFocused: boolean;
  readonly onFocus: () => void;
  readonly note: string | undefined;
  readonly edits: readonly RelationEdit[];
  readonly onVerdict: (verdict: Verdict) => void;
}

/** A possible change: the id of its command, and the label of its button. */
export interface RelationEdit {
  readonly id: string;
  readonly label: string;
  /** Short label. */
  readonly short: string;
  readonly onChoose: () => void;
}

/** One claim: its two entities, its type, its score, and the sentences that support it. */
export function RelationRow(props: RelationRowProps) {
  const { relation, context, head, tail, evidence, isFocused, onFocus, onVerdict } = props;
  const { verdict } = relation;
  const standing = standingOf(relation);
  const isOwn = relation.decision?.kind === 'added-relation';
  const row = useRef<HTMLLIElement>(null);
  // A chosen row grows; scrolling keeps its buttons visible.
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the heading is the button that a keyboard reaches.
    <li
      ref={row}
      className={styles.row}
      data-relation={relation.id}
      data-type={relation.type}
      data-verdict={verdict === 'undecided' ? undefined : verdict}
      aria-current={isFocused || undefined}
      onClick={({ target }) => {
        // A click on sentences or facts chooses the claim, as a click on its heading does.
        const isOwn = target instanceof Element && target.closest('button, a, summary') !== null;
        if (!isOwn && !isFocused && window.getSelection()?.isCollapsed !== false) onFocus();
      }}
    >
      <button type="button" className={styles.claim} onClick={onFocus} aria-expanded={isFocused}>
        <span className={styles.path}>
          <TypeTag type={head.type}>{head.name}</TypeTag>{' '}
          <span className={styles.verb}>
            {verbOf(relation.type)}
            {relation.directed && <span aria-hidden="true"> →</span>}
          </span>{' '}
          <TypeTag type={tail.type}>{tail.name}</TypeTag>
        </span>
        {hasScore(relation) && <ScoreBar score={relation.score} />}
      </button>
      <p className={styles.facts}>
        <span className={styles.label}>
          {relation.schema !== 'file' && `${schemaName(relation.schema)}: `}
          {relation.type}
        </span>
        {context.negated && <span className={styles.tag}>negated in the text</span>}
        {context.speculative && <span className={styles.tag}>uncertain in the text</span>}
        {relation.novel === true && (
          <span className={styles.tag} title={NOVEL}>
            novel
          </span>
        )}
        {relation.source === 'file' && <span className={styles.tag}>from the file</span>}
        {standing !== 'undecided' && <StandingTag standing={standing} />}
      </p>
      {isFocused && relation.novel === true && <p className={styles.explained}>Novel: {NOVEL}.</p>}
      {(isFocused ? evidence : evidence.slice(0, 1)).map((runs, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the evidence of a relation keeps its order.
        <p key={i} className={styles.evidence} data-evidence="">
          {runs.map(drawRun)}
        </p>
      ))}
      {props.note !== undefined && (
        <p className={styles.note} data-note="">
          {props.note}
        </p>
      )}
      {(isFocused || verdict !== 'undecided') && (
        <div className={styles.actions}>
          {!isOwn && (
            <Button
              data-sets-verdict="accepted"
              aria-pressed={verdict === 'accepted'}
              onClick={() => onVerdict('accepted')}
            >
              {verdict === 'accepted' ? 'Accepted' : 'Accept'} {isFocused && <Key of="accept" />}
            </Button>
          )}
          {isOwn ? (
            <Button onClick={() => onVerdict('rejected')}>
              Remove {isFocused && <Key of="reject" />}
            </Button>
          ) : (
            <Button
              data-sets-verdict="rejected"
              aria-pressed={verdict === 'rejected'}
              onClick={() => onVerdict('rejected')}
            >
              {verdict === 'rejected' ? 'Rejected' : 'Reject'} {isFocused && <Key of="reject" />}
            </Button>
          )}
          {props.edits.map(({ id, label, short, onChoose }) => (
            <Button key={id} aria-label={label} title={label} data-command={id} onClick={onChoose}>
              {short} <Key of={id} />
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function drawRun(run: EvidenceRun, index: number) {
  if (run.kind === 'gap') return ' … ';
  if (run.kind === 'plain') return run.text;
  return (
    <mark key={`${index}-${run.text}`} data-type={run.type}>
      {run.text}
    </mark>
  );
}
