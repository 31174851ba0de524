import type { FailureMessage } from '../../../core/catalogue/failure.ts';
import type { Imported } from '../../../core/document/model.ts';
import { plural } from '../../content/format.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import type { Origin } from '../../state/model.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './OriginNotice.module.css';

export interface OriginNoticeProps {
  readonly store: AppStore;
  readonly actions: Actions;
}

const MAX_WARNINGS = 100;

/** The source of the document: what was read from it, and what was not. */
export function OriginNotice({ store, actions }: OriginNoticeProps) {
  const origin = useSelected(store, (state) => state.origin);
  const imported = useSelected(store, (state) => state.document?.imported);
  if (!origin) return null;
  const { warnings, plain } = origin;
  return (
    <Notice tone="plain" message={messageOf(origin, imported)}>
      {warnings.length > 0 && (
        <details className={styles.warnings} data-import-warnings={warnings.length}>
          <summary>{plural(warnings.length, 'place')} not taken as it stands</summary>
          <ul>
            {warnings.slice(0, MAX_WARNINGS).map(({ place, reason }) => (
              <li key={`${place} ${reason}`}>
                <b>{place}</b> {reason}
              </li>
            ))}
            {warnings.length > MAX_WARNINGS && (
              <li>and {plural(warnings.length - MAX_WARNINGS, 'more', 'more')}</li>
            )}
          </ul>
        </details>
      )}
      {plain.status === 'possible' && (
        <Button look="line" onClick={actions.takeAsText}>
          Take as plain text
        </Button>
      )}
      {plain.status === 'tagged' && (
        <Button look="line" onClick={() => void actions.takeWithoutTags()}>
          Read without the tags
        </Button>
      )}
      <Button look="line" onClick={() => store.dispatch({ type: 'origin-dismissed' })}>
        Close
      </Button>
    </Notice>
  );
}

function messageOf(
  { formats, documents, plain }: Origin,
  imported: Imported | undefined,
): FailureMessage {
  const format = formats.join(', ');
  const { mentions = [], relations = [] } = imported ?? {};
  if (plain.status === 'tagged') {
    return {
      happened: 'The text has tags of markup in it, which are read as a part of it.',
      kept: '',
      next: '',
    };
  }
  if (plain.status === 'taken') {
    const happened =
      format === ''
        ? 'What was pasted is in no format that is read, and is taken as plain text.'
        : `Nothing could be read as ${format}, so this is taken as plain text.`;
    return { happened, kept: '', next: '' };
  }
  return {
    happened:
      documents === 1
        ? `The text was taken out of a document in ${format}.`
        : `The text is the first of ${documents} documents in ${format}.`,
    kept:
      mentions.length === 0
        ? ''
        : `What the file says of it is shown: ${plural(mentions.length, 'mention')} and ${plural(relations.length, 'relation')}. What the model finds is added beside it.`,
    next: '',
  };
}
