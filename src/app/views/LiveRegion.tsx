import { surfaceOf } from '../../core/document/mention-places.ts';
import { formatScore, plural } from '../content/format.ts';
import { lookOf, standingOf } from '../content/standing.ts';
import { typeLabel } from '../content/types.ts';
import type { AppStore } from '../state/actions.ts';
import type { State } from '../state/model.ts';
import { pageState } from '../state/reading/select-reading.ts';
import { selectMentions, selectRelations } from '../state/view/select-shown.ts';
import styles from './App.module.css';
import { useSelected } from './use-selected.ts';

/** Announces changes to screen readers: the state of the page, and the mention in focus. */
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
  const { focus, curation } = state.view;
  const { document } = state;
  if (document && curation.selection) {
    const { start, end } = curation.selection;
    return `Selected: ${document.text.slice(start, end)}`;
  }
  // The message about an edit names the mention already, so it is announced only once.
  if (curation.said) return curation.said.text;
  if (focus?.kind !== 'mention') return '';
  const mentions = selectMentions(state);
  const index = mentions.findIndex((one) => one.id === focus.id);
  const mention = mentions[index];
  if (!mention) return '';
  const look = lookOf(standingOf(mention));
  const verdict = look ? `, ${look.label}` : '';
  const { concept } = mention.link ?? {};
  const named = concept ? `, ${concept.name} ${concept.id}` : '';
  const from = curation.relatingFrom;
  const relating =
    from === undefined
      ? ''
      : from === focus.id
        ? 'Relation from here: go to the other mention and press Enter. '
        : 'Enter relates to this. ';
  return `${relating}${surfaceOf(mention)}, ${typeLabel(mention.type)}, score ${formatScore(mention.score)}${named}${verdict}, ${index + 1} of ${mentions.length}`;
}
