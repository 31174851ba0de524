import type { Answer } from '../../../core/annotation.ts';
import { describeFailure } from '../../../core/catalogue/failure.ts';
import { EXAMPLES } from '../../content/examples.ts';
import { draftOf, keepDraft } from '../../draft.ts';
import { AskPanel } from '../../parts/AskPanel/AskPanel.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import { contextOf } from '../../text/context.ts';
import { useSelected } from '../use-selected.ts';
import { useSuggestions } from './use-suggestions.ts';

export interface AskTabProps {
  readonly store: AppStore;
  readonly actions: Actions;
}

const NONE: readonly never[] = [];

/** Moves the focus to the mention that Tab reaches in the text, or to the page when there is none. */
function toText(): void {
  const mention = document.querySelector<HTMLElement>('[data-mention][tabindex="0"]');
  if (mention) mention.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Questions to the document on the page. */
export function AskTab({ store, actions }: AskTabProps) {
  const asking = useSelected(store, (state) => state.asking);
  const document = useSelected(store, (state) => state.key ?? '');
  const field = { kind: 'question', document } as const;
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const questions = useSelected(store, (state) => state.document?.questions ?? NONE);
  const focused = useSelected(store, (state) =>
    state.view.focus?.kind === 'answer' ? state.view.focus : undefined,
  );
  const found = useSuggestions(store);
  const example = EXAMPLES.find((one) => one.text === text);
  const suggestions = [...new Set([...(example ? [example.question] : []), ...found])];
  return (
    <AskPanel
      key={document}
      draft={draftOf(field) ?? ''}
      onDraft={(draft) => keepDraft(field, draft)}
      asking={asking}
      failure={asking.status === 'failed' ? describeFailure(asking.failure) : undefined}
      questions={questions}
      suggestions={suggestions}
      focused={focused}
      contextOf={(answer: Answer) => contextOf(text, answer)}
      onAsk={actions.ask}
      onStop={() => store.dispatch({ type: 'asking-stopped' })}
      onWithdraw={(question) => store.dispatch({ type: 'question-withdrawn', question })}
      onRetry={() => store.dispatch({ type: 'asking-retried' })}
      onLeave={toText}
      onRemove={(id) => store.dispatch({ type: 'question-removed', id })}
      onAnswer={(question, answer) =>
        store.dispatch({ type: 'focused', focus: { kind: 'answer', question, answer } })
      }
    />
  );
}
