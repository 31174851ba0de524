import { useState } from 'react';
import {
  addRelation,
  changeRelationType,
  moveRelationEnd,
  reverseRelation,
} from '../../../core/document/edits/relations.ts';
import type { RelationType, ResolvedMention } from '../../../core/document/model.ts';
import { made } from '../../commands/deeds.ts';
import { quoted } from '../../content/quoted.ts';
import { verbOf } from '../../content/verbs.ts';
import { RelationDialog } from '../../parts/CurationDialogs/RelationDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { relationTypesFor } from '../../state/document/relation-types.ts';
import { selectAllMentions, selectAllRelations } from '../../state/document/select-resolved.ts';
import type { ViewDialog } from '../../state/model.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

type RelationQuestion = Extract<ViewDialog, { readonly kind: 'relation' }>;

/** Largest number of listed mentions; those nearest to the two ends are listed. */
const MAX_LISTED = 300;

export function RelationEditor(props: {
  readonly store: AppStore;
  readonly dialog: RelationQuestion;
}) {
  const { store, dialog } = props;
  return 'relation' in dialog ? (
    <PresentRelation store={store} id={dialog.relation} />
  ) : (
    <NewRelation store={store} {...dialog} />
  );
}

/** A new relation, which is made when its type is chosen. */
function NewRelation(props: {
  readonly store: AppStore;
  readonly head: string;
  readonly tail: string;
}) {
  const { store } = props;
  const [ends, setEnds] = useState({ head: props.head, tail: props.tail });
  const state = useSelected(store, (all) => all);
  const mentions = useSelected(store, selectAllMentions);
  const perform = usePerform();
  const [head, tail] = [ends.head, ends.tail].map((id) => mentions.find((one) => one.id === id));
  if (!head || !tail) return null;
  return (
    <RelationDialog
      title="What is the relation?"
      head={head}
      tail={tail}
      mentions={listed(mentions, head, tail)}
      types={relationTypesFor(state, head.type, tail.type)}
      current={undefined}
      onEnd={(end, id) => setEnds({ ...ends, [end]: id })}
      onReverse={() => setEnds({ head: ends.tail, tail: ends.head })}
      onType={(type) => {
        const { document } = store.getState();
        if (!document) return;
        perform({ type: 'dialog-closed' });
        perform({ type: 'relating-ended' });
        perform(made(addRelation(document, { head, tail }, type), claimed(head, type, tail)));
      }}
      onClose={() => perform({ type: 'dialog-closed' })}
    />
  );
}

/** An existing relation. Each choice changes it at once, as a step of its own. */
function PresentRelation({ store, id }: { readonly store: AppStore; readonly id: string }) {
  const state = useSelected(store, (all) => all);
  const mentions = useSelected(store, selectAllMentions);
  const relations = useSelected(store, selectAllRelations);
  const perform = usePerform();
  const relation = relations.find((one) => one.id === id);
  const [pair] = relation?.evidence ?? [];
  const head = mentions.find((one) => one.id === pair?.head);
  const tail = mentions.find((one) => one.id === pair?.tail);
  const { document } = state;
  if (!document || !relation || !head || !tail) return null;
  return (
    <RelationDialog
      title="Change the relation"
      head={head}
      tail={tail}
      mentions={listed(mentions, head, tail)}
      types={relationTypesFor(state, head.type, tail.type)}
      current={relation}
      onEnd={(end, mention) => {
        const one = mentions.find((other) => other.id === mention);
        if (!one) return;
        const said = `The relation ${end === 'head' ? 'begins' : 'ends'} at ${quoted(one)} now.`;
        perform(made(moveRelationEnd(document, relation, end, one), said));
      }}
      onReverse={() =>
        perform(made(reverseRelation(document, relation), claimed(tail, relation, head)))
      }
      onType={(type) => {
        perform({ type: 'dialog-closed' });
        perform(made(changeRelationType(document, relation, type), claimed(head, type, tail)));
      }}
      onClose={() => perform({ type: 'dialog-closed' })}
    />
  );
}

const claimed = (head: ResolvedMention, { type }: RelationType, tail: ResolvedMention): string =>
  `${quoted(head)} ${verbOf(type)} ${quoted(tail)} now.`;

/** Mentions that an end may become: none that is rejected, and of very many those nearest to the two ends. */
function listed(
  mentions: readonly ResolvedMention[],
  head: ResolvedMention,
  tail: ResolvedMention,
): readonly ResolvedMention[] {
  const standing = mentions.filter(
    (one) => one.verdict !== 'rejected' || one.id === head.id || one.id === tail.id,
  );
  if (standing.length <= MAX_LISTED) return standing;
  const distance = ({ start }: ResolvedMention) =>
    Math.min(Math.abs(start - head.start), Math.abs(start - tail.start));
  const nearest = [...standing].sort((a, b) => distance(a) - distance(b)).slice(0, MAX_LISTED);
  return nearest.sort((a, b) => a.start - b.start);
}
