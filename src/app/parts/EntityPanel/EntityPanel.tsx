import { type ReactNode, useState } from 'react';
import { LIKELY_ENTITY } from '../../../core/annotation.ts';
import type { Context } from '../../../core/context/context.ts';
import { isLikelyEntity } from '../../../core/document/likely.ts';
import type {
  EntityGroup,
  ResolvedMention,
  SetAsideDecision,
} from '../../../core/document/model.ts';
import { formatCount } from '../../content/format.ts';
import { leftInWords } from '../../content/left.ts';
import { compareTypes, typeLabel } from '../../content/types.ts';
import { isComposing } from '../../keys/page-keys.ts';
import type { TypeCount } from '../../state/view/select-shown.ts';
import { LessCertain } from '../../ui/LessCertain/LessCertain.tsx';
import { More } from '../../ui/More/More.tsx';
import { useRows } from '../../ui/More/use-rows.ts';
import { Threshold } from '../../ui/Threshold/Threshold.tsx';
import styles from './EntityPanel.module.css';
import { EntityRow } from './EntityRow.tsx';
import { Guideline, type GuidelineProps } from './Guideline.tsx';
import { ReviewFilter, type ReviewFilterProps } from './ReviewFilter.tsx';
import { SetAsideList } from './SetAsideList.tsx';

export interface EntityPanelProps extends ReviewFilterProps, Omit<GuidelineProps, 'guideline'> {
  readonly counts: readonly TypeCount[];
  readonly groups: readonly EntityGroup[];
  /** The context of a mention, undefined while it is unknown. */
  readonly contextOf: (mention: ResolvedMention) => Context | undefined;
  /** The group in focus. */
  readonly focused: string | undefined;
  readonly threshold: number;
  /** Number of entities below the threshold of those shown at first. */
  readonly lessCertain: number;
  readonly onLessCertain: (isOpen: boolean) => void;
  readonly guideline: string | undefined;
  readonly progress: 'unread' | 'reading' | 'read';
  /** Shown between the filter and the list. */
  readonly children?: ReactNode;
  /** Names of the user's own vocabularies in use. */
  readonly vocabularies: readonly string[];
  /** Moves the focus to the text. */
  readonly onLeave: () => void;
  /** Number of relations shown without a decision. */
  readonly undecidedRelations: number;
  /** The note on an entity. */
  readonly noteOf: (group: EntityGroup) => string | undefined;
  /** Opens the dialog that accepts all mentions from a score on. */
  readonly onAcceptAbove: () => void;
  /** Decisions whose text was removed by an edit. */
  readonly setAside: readonly SetAsideDecision[];
  readonly onAgain: (wanted: readonly SetAsideDecision[]) => void;
  /** The comparison of the file, the model and the person. */
  readonly agreement?: ReactNode;
  readonly onToggleType: (type: string) => void;
  readonly onVocabularies: () => void;
  readonly onThreshold: (threshold: number) => void;
  /** Moves to the group's first mention, or to its next one. */
  readonly onGroup: (group: EntityGroup) => void;
}

/** The entities of the text, one row for each. */
export function EntityPanel(props: EntityPanelProps) {
  const { counts, groups } = props;
  const [sought, setSought] = useState('');
  const found = groups.filter((group) => isSought(group, sought));
  const likely = found.filter(isLikelyEntity);
  const rest = found.filter((group) => !isLikelyEntity(group));
  return (
    <>
      {counts.length > 0 && <TypeFilter counts={counts} onToggle={props.onToggleType} />}
      {props.children}
      {counts.length > 0 && <ReviewFilter {...props} />}
      {groups.length > 0 && (
        <input
          className={styles.search}
          type="search"
          value={sought}
          placeholder="Find a name or identifier"
          aria-label="Find an entity by name or identifier"
          data-entity-search=""
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            // Escape would empty the field.
            if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            props.onLeave();
          }}
        />
      )}
      <EntityList {...props} name="Entities" groups={likely} />
      {found.length === 0 && (
        <p className={styles.none}>
          {groups.length > 0 ? 'No entity of that name or identifier.' : noneFound(props)}
        </p>
      )}
      <LessCertain
        count={props.lessCertain}
        isOpen={props.threshold < LIKELY_ENTITY}
        onOpen={props.onLessCertain}
      >
        More of these are wrong than right. In the text they are{' '}
        <mark data-type="" className={styles.hatched}>
          hatched
        </mark>
        .
      </LessCertain>
      <EntityList {...props} name="Less certain entities" groups={rest} />
      {props.setAside.length > 0 && (
        <SetAsideList setAside={props.setAside} onAgain={props.onAgain} />
      )}
      {props.agreement}
      <div className={styles.settings}>
        <Threshold label="Show from score" value={props.threshold} onMove={props.onThreshold} />
        {props.undecided > 0 && (
          <button
            type="button"
            className={styles.accept}
            aria-haspopup="dialog"
            onClick={props.onAcceptAbove}
          >
            Accept all that are sure enough
          </button>
        )}
        <p className={styles.vocabularies}>
          Identifiers: {['the lexicon', ...props.vocabularies].join(', ')}{' '}
          <button type="button" aria-haspopup="dialog" onClick={props.onVocabularies}>
            Vocabularies
          </button>
        </p>
        {props.guideline !== undefined && <Guideline {...props} guideline={props.guideline} />}
      </div>
    </>
  );
}

function EntityList(props: EntityPanelProps & { readonly name: string }) {
  const { name, groups, focused } = props;
  const rows = useRows(groups, (group) => group.group === focused);
  if (groups.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={name}>
        {rows.shown.map((group) => (
          <li key={group.group} data-group={group.group}>
            <EntityRow
              group={group}
              contextOf={props.contextOf}
              note={props.noteOf(group)}
              isFocused={group.group === focused}
              onGroup={props.onGroup}
            />
          </li>
        ))}
      </ul>
      <More {...rows} />
    </>
  );
}

function noneFound({ counts, progress, only, undecidedRelations }: EntityPanelProps): string {
  if (progress === 'reading') return 'Entities appear here while the text is read.';
  if (progress === 'unread') return 'The text has not been read yet.';
  if (counts.length > 0 && only === 'undecided')
    return `${leftInWords({ mentions: 0, relations: undecidedRelations })} All shows what was decided.`;
  if (counts.length > 0 && only === 'differing') return 'Nothing differs from what the file says.';
  if (counts.length > 0)
    return 'All entities are filtered out: lower the score, or switch a type on.';
  return 'No entity was found in this text. The model reads English biomedical prose best.';
}

function TypeFilter(props: {
  readonly counts: readonly TypeCount[];
  readonly onToggle: (type: string) => void;
}) {
  const sorted = [...props.counts].sort((a, b) => compareTypes(a.type, b.type));
  return (
    <fieldset className={styles.filter}>
      <legend>Types shown</legend>
      {sorted.map(({ type, count, hidden }) => (
        <button
          key={type}
          type="button"
          className={styles.chip}
          data-type={type}
          aria-pressed={!hidden}
          onClick={() => props.onToggle(type)}
        >
          <span>{typeLabel(type)}</span>
          <small>{formatCount(count)}</small>
        </button>
      ))}
    </fieldset>
  );
}

/** True when the search text occurs in a mention, in the concept's name or in its identifier. */
function isSought({ mentions, link }: EntityGroup, sought: string): boolean {
  const wanted = sought.trim().toLowerCase();
  if (wanted === '') return true;
  const { id = '', name = '' } = link?.concept ?? {};
  return [id, name, ...mentions.map(({ text }) => text)].some((one) =>
    one.toLowerCase().includes(wanted),
  );
}
