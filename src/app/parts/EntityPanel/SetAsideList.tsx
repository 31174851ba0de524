import { decisionKey } from '../../../core/document/decisions.ts';
import type { SetAsideDecision } from '../../../core/document/model.ts';
import { plural } from '../../content/format.ts';
import { typeLabel } from '../../content/types.ts';
import { verbOf } from '../../content/verbs.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './EntityPanel.module.css';

/**
 * Decisions whose text was removed by an edit. They are kept apart from those that apply. Undoing the edit restores
 * them; when their words occur elsewhere, they can be applied there.
 */
export function SetAsideList(props: {
  readonly setAside: readonly SetAsideDecision[];
  readonly onAgain: (wanted: readonly SetAsideDecision[]) => void;
}) {
  const { setAside, onAgain } = props;
  return (
    <details className={styles.aside} data-set-aside={setAside.length}>
      <summary>{plural(setAside.length, 'decision')} set aside: their text was edited away</summary>
      <ul>
        {setAside.map((aside) => (
          <li key={`${decisionKey(aside.decision)} ${aside.context}`}>
            {said(aside.decision)}
            {aside.context !== '' && <q>{aside.context}</q>}
            <Button
              look="line"
              aria-label={`Apply again: ${said(aside.decision)}`}
              onClick={() => onAgain([aside])}
            >
              Apply again
            </Button>
          </li>
        ))}
      </ul>
      {setAside.length > 1 && (
        <Button look="line" onClick={() => onAgain(setAside)}>
          Apply all again
        </Button>
      )}
    </details>
  );
}

function said(decision: SetAsideDecision['decision']): string {
  switch (decision.kind) {
    case 'mention': {
      const { mention, verdict, change } = decision;
      return `“${mention.text}”, ${typeLabel(change?.type ?? mention.type)}, ${verdict}`;
    }
    case 'concept':
      return `“${decision.entity.names[0] ?? ''}”: ${decision.concept?.name ?? 'no concept'}`;
    case 'mention-concept':
      return `“${decision.mention.text}”: ${decision.concept?.name ?? 'no concept'}`;
    case 'relation':
      return `“${decision.head.names[0] ?? ''}” ${verbOf(decision.type)} “${decision.tail.names[0] ?? ''}”, ${decision.verdict}`;
    case 'added-relation':
      return `“${decision.head.text}” ${verbOf(decision.type)} “${decision.tail.text}”, added`;
    case 'note':
      return `Note: ${decision.text}`;
    case 'review':
      return 'Document reviewed';
  }
}
