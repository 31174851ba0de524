import { formatScore, plural } from '../content/format.ts';
import { typeLabel } from '../content/types.ts';
import type { AppStore } from '../state/actions.ts';
import type { State } from '../state/model.ts';
import { pageState, selectMentions, selectRelations } from '../state/selectors.ts';
import styles from './App.module.css';
import { useSelected } from './use-selected.ts';

/** Says what changed to who does not see it: the state of the page, and the mention in focus. */
export function LiveRegion({ store }: { readonly store: AppStore }) {
  const status = useSelected(store, statusOf);
  const mention = useSelected(store, mentionOf);
  return (
    <div className={styles.hidden}>
      <p role="status" data-status="">
        {status}
      </p>
      <p aria-live="polite" data-announced="">
        {mention}
      </p>
    </div>
  );
}

function statusOf(state: State): string {
  switch (pageState(state)) {
    case 'empty':
      return '';
    case 'loading':
      return 'The model is being fetched; the text is read when it is here.';
    case 'reading':
      return 'Reading.';
    case 'failed':
      return '';
    case 'ready': {
      const mentions = plural(selectMentions(state).length, 'mention');
      return `Read. ${mentions}, ${plural(selectRelations(state).length, 'relation')}.`;
    }
  }
}

function mentionOf(state: State): string {
  const { focus } = state.view;
  if (focus?.kind !== 'mention') return '';
  const mentions = selectMentions(state);
  const index = mentions.findIndex((one) => one.id === focus.id);
  const mention = mentions[index];
  if (!mention) return '';
  const verdict = mention.verdict === 'undecided' ? '' : `, ${mention.verdict}`;
  const { concept } = mention.link ?? {};
  const named = concept ? `, ${concept.name} ${concept.id}` : '';
  return `${mention.text}, ${typeLabel(mention.type)}, score ${formatScore(mention.score)}${named}${verdict}, ${index + 1} of ${mentions.length}`;
}
