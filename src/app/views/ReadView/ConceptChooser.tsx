import { useEffect, useState } from 'react';
import { describeLexiconFailure } from '../../../core/catalogue/failure.ts';
import { surfaceOf } from '../../../core/document/mention-places.ts';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { conceptDeed } from '../../commands/concept.ts';
import { draftOf, dropDraft, keepDraft } from '../../draft.ts';
import { ConceptDialog, type SearchState } from '../../parts/ConceptDialog/ConceptDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions } from '../../state/document/select-resolved.ts';
import { useConceptServices } from '../concept-services.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** Milliseconds without typing before a search starts. */
const PAUSE_MS = 200;
const MAX_FOUND = 12;

/** Lets the person choose a mention's concept. */
export function ConceptChooser({ store, id }: { readonly store: AppStore; readonly id: string }) {
  const mentions = useSelected(store, selectAllMentions);
  const mention = mentions.find((one) => one.id === id);
  const document = useSelected(store, (state) => state.key) ?? '';
  const about = mention ? `${mention.type} ${mention.text}` : '';
  const field = { kind: 'concept', document, about } as const;
  const [query, setQuery] = useState({
    text: mention ? (draftOf(field) ?? firstSearch(mention)) : '',
    isAnyType: false,
  });
  const [isForMention, setForMention] = useState(false);
  const perform = usePerform();
  const found = useFound(query.text, query.isAnyType ? undefined : mention?.type);
  if (!mention) return null;
  const groupOf = (one: typeof mention) => one.nameGroup ?? one.group;
  return (
    <ConceptDialog
      name={surfaceOf(mention)}
      type={mention.type}
      mentions={mentions.filter((one) => groupOf(one) === groupOf(mention)).length}
      link={mention.link}
      sought={query.text}
      found={found}
      onSearch={(text, isAnyType) => {
        keepDraft(field, text);
        setQuery({ text, isAnyType });
      }}
      isForMention={isForMention}
      onScope={setForMention}
      onChoose={(choice) => {
        const deed = conceptDeed(
          store.getState(),
          mention,
          choice,
          isForMention ? 'mention' : 'name',
        );
        dropDraft(field);
        store.dispatch({ type: 'dialog-closed' });
        if (deed) perform(deed);
      }}
      onClose={() => store.dispatch({ type: 'dialog-closed' })}
    />
  );
}

/** Without candidates, the mention's text is searched at once. */
const firstSearch = ({ text, link }: ResolvedMention): string =>
  (link?.candidates.length ?? 0) === 0 ? text : '';

function useFound(text: string, type: string | undefined): SearchState {
  const { find } = useConceptServices();
  const [found, setFound] = useState<SearchState>({ status: 'none' });
  useEffect(() => {
    if (text.trim() === '') {
      setFound({ status: 'none' });
      return;
    }
    let isWanted = true;
    const timer = setTimeout(async () => {
      setFound({ status: 'searching' });
      const query = { text, limit: MAX_FOUND, ...(type !== undefined && { type }) };
      const result = await find(query);
      if (!isWanted) return;
      setFound(
        result.ok
          ? { status: 'found', concepts: result.value.concepts }
          : { status: 'failed', message: describeLexiconFailure(result.error).happened },
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, type, find]);
  return found;
}
