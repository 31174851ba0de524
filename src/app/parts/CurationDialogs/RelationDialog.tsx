import { type KeyboardEvent, useState, useSyncExternalStore } from 'react';
import { surfaceOf } from '../../../core/document/mention-places.ts';
import type { RelationType, ResolvedMention } from '../../../core/document/model.ts';
import { meaningOf, originOf } from '../../content/relation-meanings.ts';
import { typeLabel } from '../../content/types.ts';
import { verbOf } from '../../content/verbs.ts';
import { keyName } from '../../keys/key-name.ts';
import { keySettings, subscribeToKeys } from '../../keys/key-settings.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './CurationDialogs.module.css';

export interface RelationDialogProps {
  readonly title: string;
  readonly head: ResolvedMention;
  readonly tail: ResolvedMention;
  /** Mentions that either end may become, in text order. */
  readonly mentions: readonly ResolvedMention[];
  /** The types that schemas define for the two ends, then all others. */
  readonly types: {
    readonly fitting: readonly RelationType[];
    readonly others: readonly RelationType[];
  };
  /** Type of an existing relation. */
  readonly current: RelationType | undefined;
  readonly onEnd: (end: 'head' | 'tail', mention: string) => void;
  readonly onReverse: () => void;
  readonly onType: (type: RelationType) => void;
  readonly onClose: () => void;
}

/** Chooses the two ends of a relation and its type. */
export function RelationDialog(props: RelationDialogProps) {
  const { title, head, tail, types, current, onReverse, onType, onClose } = props;
  const numbered = (types.fitting.length > 0 ? types.fitting : types.others).slice(0, 9);
  const isCurrent = (one: RelationType) => isSame(one, current);
  const isAmongOthers = types.others.some(isCurrent);
  const first = types.fitting.find(isCurrent) ?? types.others.find(isCurrent) ?? numbered[0];
  const letters = useSyncExternalStore(subscribeToKeys, keySettings).letters;
  function onKeyDown(event: KeyboardEvent) {
    const { nativeEvent, target } = event;
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    const type =
      isField || letters === 'off' ? undefined : numbered[Number(keyName(nativeEvent)) - 1];
    if (!type) return;
    // The dialog is gone when the page receives the key, so the key is marked as used.
    event.preventDefault();
    onType(type);
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within. */}
      <div className={styles.relation} onKeyDown={onKeyDown}>
        <div className={styles.ends}>
          <End {...props} end="head" mention={head} />
          <Button look="line" onClick={onReverse} aria-label="Reverse: the two change places">
            ⇄
          </Button>
          <End {...props} end="tail" mention={tail} />
        </div>
        {types.fitting.length > 0 && (
          <Types
            label="Types for these two"
            types={types.fitting}
            {...{ current, first, numbered, onType }}
          />
        )}
        {types.others.length > 0 && (
          <details open={types.fitting.length === 0 || isAmongOthers}>
            <summary>Other types ({types.others.length})</summary>
            {[...new Set(types.others.map(({ schema }) => schema))].map((schema) => (
              <section key={schema}>
                <p className={styles.origin}>
                  <b>{originOf(schema).name}</b> {originOf(schema).explains}
                </p>
                <Types
                  label={originOf(schema).name}
                  types={types.others.filter((one) => one.schema === schema)}
                  {...{ current, first, numbered, onType }}
                />
              </section>
            ))}
          </details>
        )}
        <OwnType onType={onType} />
      </div>
    </Dialog>
  );
}

function End(
  props: RelationDialogProps & {
    readonly end: 'head' | 'tail';
    readonly mention: ResolvedMention;
  },
) {
  const { end, mention, mentions, onEnd } = props;
  return (
    <label className={styles.end} data-type={mention.type}>
      <span>{end === 'head' ? 'From' : 'To'}</span>
      <select value={mention.id} onChange={(event) => onEnd(end, event.target.value)}>
        {mentions.map((one) => (
          <option key={one.id} value={one.id}>
            {surfaceOf(one)} ({typeLabel(one.type)}, at {one.start})
          </option>
        ))}
      </select>
    </label>
  );
}

function Types(props: {
  readonly label: string;
  readonly types: readonly RelationType[];
  readonly current: RelationType | undefined;
  /** The type that has the focus at first. */
  readonly first: RelationType | undefined;
  /** Types that have a digit as key. */
  readonly numbered: readonly RelationType[];
  readonly onType: (type: RelationType) => void;
}) {
  const { label, types, current, first, numbered, onType } = props;
  return (
    <ul className={styles.types} aria-label={label}>
      {types.map((one) => (
        <li key={`${one.schema} ${one.type}`}>
          <Button
            look="line"
            aria-pressed={current && isSame(one, current)}
            data-relation-type={one.type}
            data-first-focus={one === first ? '' : undefined}
            onClick={() => onType(one)}
          >
            {numbered.includes(one) && <kbd>{numbered.indexOf(one) + 1}</kbd>}
            <span>
              <em>{verbOf(one.type)}</em> {one.directed && <span aria-hidden="true">→</span>}
              <small>{explained(one)}</small>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The meaning of a type, and for a type of a corpus, its label in exports. */
const explained = ({ type, schema }: RelationType): string =>
  [meaningOf(type), schema === 'person' ? undefined : `(${originOf(schema).name}: ${type})`]
    .filter((part) => part !== undefined)
    .join(' ');

/** A type outside all schemas, named by the user. */
function OwnType({ onType }: { readonly onType: (type: RelationType) => void }) {
  const [name, setName] = useState('');
  const type = name.trim().replaceAll(/\s+/gu, '_');
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (type !== '') onType({ type, schema: 'person', directed: true });
      }}
    >
      <label>
        A type of your own
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button type="submit" look="line" disabled={type === ''}>
        Use it
      </Button>
    </form>
  );
}

const isSame = (one: RelationType, other: RelationType | undefined): boolean =>
  one.type === other?.type && one.schema === other.schema;
