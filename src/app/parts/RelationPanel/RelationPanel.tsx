import { useState } from 'react';
import { LIKELY } from '../../../core/annotation.ts';
import type { Context } from '../../../core/context/context.ts';
import { isAtLeast } from '../../../core/document/likely.ts';
import type { EntityGroup, ResolvedRelation, Verdict } from '../../../core/document/model.ts';
import type { EvidenceRun } from '../../text/evidence.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { Later } from '../../ui/Later/Later.tsx';
import { LessCertain } from '../../ui/LessCertain/LessCertain.tsx';
import { More } from '../../ui/More/More.tsx';
import { useRows } from '../../ui/More/use-rows.ts';
import { Threshold } from '../../ui/Threshold/Threshold.tsx';
import { ClaimsHint } from './ClaimsHint.tsx';
import styles from './RelationPanel.module.css';
import { type Party, type RelationEdit, RelationRow } from './RelationRow.tsx';

/** The graph includes the force layout, so it is loaded only when it is shown. */
const loadGraph = () =>
  import('../RelationGraph/RelationGraph.tsx').then((module) => module.RelationGraph);

export interface RelationPanelProps {
  readonly relations: readonly ResolvedRelation[];
  /** Number of all relations, whatever filter is set. */
  readonly total: number;
  readonly groups: ReadonlyMap<string, EntityGroup>;
  readonly focused: string | undefined;
  readonly threshold: number;
  /** Number of relations below the threshold of those shown at first. */
  readonly lessCertain: number;
  readonly onLessCertain: (isOpen: boolean) => void;
  /** The context of a claim, from all places where the text makes it. */
  readonly contextOf: (relation: ResolvedRelation) => Context;
  readonly progress: 'unread' | 'reading' | 'read';
  /** Measured scores: 'BioRED 30.0'; empty when the pack has none. */
  readonly measured: readonly string[];
  readonly evidenceOf: (relation: ResolvedRelation) => readonly (readonly EvidenceRun[])[];
  readonly onFocus: (id: string) => void;
  readonly onGroup: (group: EntityGroup) => void;
  /** Name of the mention to whose relations the list is restricted. */
  readonly of: string | undefined;
  readonly onAll: () => void;
  readonly noteOf: (relation: ResolvedRelation) => string | undefined;
  /** The possible changes of a relation. */
  readonly edits: (id: string) => readonly RelationEdit[];
  readonly onVerdict: (id: string, verdict: Verdict) => void;
  readonly onThreshold: (threshold: number) => void;
}

/** The relations of the text, as a list or as a graph. */
export function RelationPanel(props: RelationPanelProps) {
  const { relations, groups, focused } = props;
  const [look, setLook] = useState<'list' | 'graph'>('list');
  const [isLarge, setLarge] = useState(false);
  const graph = (
    <Later
      name="The graph"
      load={loadGraph}
      props={{
        relations,
        contextOf: props.contextOf,
        groups,
        focused,
        isLarge,
        onRelation: props.onFocus,
        onGroup: props.onGroup,
      }}
    />
  );
  return (
    <>
      <ClaimsHint measured={props.measured} />
      {props.of !== undefined && (
        <p className={styles.of} data-relations-of="">
          Relations of “{props.of}” alone.{' '}
          <Button look="line" onClick={props.onAll}>
            Show all
          </Button>
        </p>
      )}
      {relations.length === 0 ? (
        <p className={styles.none}>{noneFound(props)}</p>
      ) : (
        <>
          <fieldset className={styles.look}>
            <legend>Relations as</legend>
            {(['list', 'graph'] as const).map((choice) => (
              <Button key={choice} aria-pressed={look === choice} onClick={() => setLook(choice)}>
                {choice === 'list' ? 'List' : 'Graph'}
              </Button>
            ))}
            {look === 'graph' && (
              <Button className={styles.enlarge} onClick={() => setLarge(true)}>
                Enlarge
              </Button>
            )}
          </fieldset>
          {isLarge && (
            <Dialog isWide title="Relations of this text" onClose={() => setLarge(false)}>
              {graph}
            </Dialog>
          )}
          {look === 'graph' ? (
            !isLarge && graph
          ) : (
            <RelationList
              {...props}
              name="Relations"
              relations={relations.filter((one) => isAtLeast(one, LIKELY))}
            />
          )}
        </>
      )}
      <LessCertain
        count={props.lessCertain}
        isOpen={props.threshold < LIKELY}
        onOpen={props.onLessCertain}
      >
        Fewer than seven in ten of these are right. Read their sentences first. In the text their
        lines are dotted.
      </LessCertain>
      {look === 'list' && (
        <RelationList
          {...props}
          name="Less certain relations"
          relations={relations.filter((one) => !isAtLeast(one, LIKELY))}
        />
      )}
      <div className={styles.settings}>
        <Threshold label="Show from score" value={props.threshold} onMove={props.onThreshold} />
      </div>
    </>
  );
}

function RelationList(props: RelationPanelProps & { readonly name: string }) {
  const { relations, groups, focused } = props;
  const rows = useRows(relations, (relation) => relation.id === focused);
  if (relations.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={props.name}>
        {rows.shown.map((relation) => (
          <RelationRow
            key={relation.id}
            relation={relation}
            context={props.contextOf(relation)}
            head={partyOf(groups.get(relation.head), relation.head)}
            tail={partyOf(groups.get(relation.tail), relation.tail)}
            evidence={props.evidenceOf(relation)}
            isFocused={relation.id === focused}
            note={props.noteOf(relation)}
            edits={relation.id === focused ? props.edits(relation.id) : []}
            onFocus={() => props.onFocus(relation.id)}
            onVerdict={(verdict) => props.onVerdict(relation.id, verdict)}
          />
        ))}
      </ul>
      <More {...rows} />
    </>
  );
}

const partyOf = (group: EntityGroup | undefined, id: string): Party => ({
  name: group?.name ?? id,
  type: group?.type ?? '',
});

function noneFound({ total, lessCertain, progress }: RelationPanelProps): string {
  if (progress === 'unread') return 'The text has not been read to its end yet.';
  if (progress === 'reading') return 'Relations appear as the text is read.';
  if (lessCertain > 0) return 'The model is sure of no relation here.';
  if (total > 0) return 'All relations are filtered out: lower the score, or switch a type on.';
  return 'No relation was found between the entities of this text.';
}
