import { type RefObject, useMemo, useState } from 'react';
import { commandWithId } from '../../commands/commands.ts';
import { EXAMPLES } from '../../content/examples.ts';
import { keepDraft } from '../../draft.ts';
import { EditField } from '../../parts/EditField/EditField.tsx';
import { EmptyField } from '../../parts/EmptyField/EmptyField.tsx';
import { TitleField } from '../../parts/TitleField/TitleField.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import { selectMentions, selectRelations, selectUnsure } from '../../state/view/select-shown.ts';
import { Later } from '../../ui/Later/Later.tsx';
import { usePerform } from '../perform-context.ts';
import type { PageInput } from '../use-page-input.ts';
import { useSelected } from '../use-selected.ts';
import { CollectionBar } from './CollectionBar.tsx';
import { DocumentNote } from './DocumentNote.tsx';
import { DocumentPaneFooter } from './DocumentPaneFooter.tsx';
import { DocumentSurface } from './DocumentSurface.tsx';
import { LATER } from './later-parts.ts';
import styles from './ReadView.module.css';
import { SelectionTool } from './SelectionTool.tsx';
import { spotlightOf } from './spotlight.ts';
import { useEditing } from './use-editing.ts';
import { useHovered } from './use-hovered.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface DocumentPaneProps {
  readonly store: AppStore;
  readonly actions: Actions;
  /** The document element. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly input: PageInput;
}

/** The document pane: the field for a new text, the text, or its editor, with the running activity below. */
export function DocumentPane({ store, actions, root, card, input }: DocumentPaneProps) {
  const document = useSelected(store, (state) => state.document);
  const shown = useSelected(store, (state) => state.key);
  const mentions = useSelected(store, selectMentions);
  const relations = useSelected(store, selectRelations);
  const unsure = useSelected(store, selectUnsure);
  const focus = useSelected(store, (state) => state.view.focus);
  const [hasTypeTags, setTypeTags] = useState(false);
  const typed = useSelected(store, (state) => state.typed);
  const onTyped = (text: string) => {
    keepDraft({ kind: 'new-text' }, text);
    store.dispatch({ type: 'text-typed', text });
  };
  const { editing, start, stop } = useEditing(document);
  const focused = focus?.kind === 'mention' ? focus.id : undefined;
  const hover = useHovered(focused, shown);
  useKeptFocus(root, focused);
  const spotlight = useMemo(
    () => spotlightOf(focus, mentions, relations),
    [focus, mentions, relations],
  );

  const perform = usePerform();
  /** While a relation is being made, a click on a mention chooses its other end. */
  const chooseMention = () => {
    if (store.getState().view.curation.relatingFrom === undefined) return;
    const deed = commandWithId('relate')?.does(store.getState());
    if (deed) perform(deed);
  };

  const tabStop = mentions.some((mention) => mention.id === focused) ? focused : mentions[0]?.id;

  return (
    <section className={styles.pane} id="document" aria-label="Document">
      <CollectionBar store={store} />
      <div className={styles.page}>
        {!document ? (
          <EmptyField
            draft={typed}
            onDraft={onTyped}
            examples={EXAMPLES}
            onText={async (text) => {
              const isTaken = await actions.giveText(text);
              // Opening takes a while, and the person may have typed more meanwhile.
              if (isTaken && store.getState().typed === text) onTyped('');
            }}
            onExample={(text) => void actions.giveText(text)}
            onFiles={input.onFiles}
          />
        ) : editing ? (
          <div className={styles.body}>
            <EditField
              key={editing.version}
              text={document.text}
              draft={editing.draft}
              onDraft={editing.onDraft}
              caret={mentions.find((mention) => mention.id === focused)?.start ?? 0}
              onCancel={stop}
              onDone={(value) => {
                if (actions.editText(value)) stop();
              }}
            />
          </div>
        ) : (
          <div className={styles.body}>
            <DocumentSurface
              documentKey={shown}
              title={
                <>
                  <TitleField
                    key={shown}
                    title={document.title}
                    onTitle={(title) => store.dispatch({ type: 'title-changed', title })}
                  />
                  <DocumentNote store={store} />
                </>
              }
              text={document.text}
              mentions={mentions}
              highlighted={spotlight.highlighted}
              unsure={unsure}
              tabStop={tabStop}
              hasTypeTags={hasTypeTags}
              root={root}
              onFocusMention={(id) =>
                store.dispatch({ type: 'focused', focus: { kind: 'mention', id } })
              }
              onChooseMention={chooseMention}
              onHoverMention={hover.onMention}
              onLeave={() => store.dispatch({ type: 'focus-left' })}
            >
              <SelectionTool store={store} root={root} />
              <Later
                name="The card of a mention"
                load={LATER.tools}
                props={{
                  ...{ store, root, card, arcs: spotlight.arcs },
                  id: hover.hovered ?? focused,
                  onHoverCard: hover.onCard,
                }}
              />
            </DocumentSurface>
          </div>
        )}
      </div>
      <DocumentPaneFooter
        store={store}
        actions={actions}
        isEditing={editing !== undefined}
        hasTypeTags={hasTypeTags}
        onTypeTags={() => setTypeTags(!hasTypeTags)}
        onEdit={start}
      />
    </section>
  );
}
