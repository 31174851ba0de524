import { type RefObject, useMemo, useState } from 'react';
import { EXAMPLES } from '../../content/examples.ts';
import { draftOf, dropDraft, keepDraft } from '../../draft.ts';
import { Arcs } from '../../parts/Arcs/Arcs.tsx';
import { DocumentText } from '../../parts/DocumentText/DocumentText.tsx';
import { EditField } from '../../parts/EditField/EditField.tsx';
import { EmptyField } from '../../parts/EmptyField/EmptyField.tsx';
import { TitleField } from '../../parts/TitleField/TitleField.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import { selectMentions, selectRelations } from '../../state/selectors.ts';
import type { PageInput } from '../use-page-input.ts';
import { useSelected } from '../use-selected.ts';
import { AnswerHighlight } from './AnswerHighlight.tsx';
import { MentionGloss } from './MentionGloss.tsx';
import styles from './ReadView.module.css';
import { SheetBase } from './SheetBase.tsx';
import { StackBar } from './StackBar.tsx';
import { spotlightOf } from './spotlight.ts';
import { useHovered } from './use-hovered.ts';

export interface SheetProps {
  readonly store: AppStore;
  readonly actions: Actions;
  /** The document element. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly input: PageInput;
}

/** The sheet of paper: the empty field, the text, or the text under the caret; what goes on at its foot. */
export function Sheet({ store, actions, root, card, input }: SheetProps) {
  const document = useSelected(store, (state) => state.document);
  const mentions = useSelected(store, selectMentions);
  const relations = useSelected(store, selectRelations);
  const focus = useSelected(store, (state) => state.view.focus);
  const [hasTypeTags, setTypeTags] = useState(false);
  const [kept] = useState(() => document && draftOf(document.id));
  const [isEditing, setEditing] = useState(kept !== undefined);
  const stopEditing = () => {
    dropDraft();
    setEditing(false);
  };
  const [draft, setDraft] = useState('');
  const focused = focus?.kind === 'mention' ? focus.id : undefined;
  const hover = useHovered(focused);
  const spotlight = useMemo(
    () => spotlightOf(focus, mentions, relations),
    [focus, mentions, relations],
  );

  const tabStop = mentions.some((mention) => mention.id === focused) ? focused : mentions[0]?.id;

  return (
    <section className={styles.sheet} id="document" aria-label="Document">
      <StackBar store={store} />
      <div className={styles.page}>
        {!document ? (
          <EmptyField
            draft={draft}
            onDraft={setDraft}
            examples={EXAMPLES}
            onText={(text) => actions.giveText(text)}
            onFiles={input.onFiles}
          />
        ) : isEditing ? (
          <div className={styles.body}>
            <EditField
              text={document.text}
              draft={draftOf(document.id)}
              onDraft={(value) => keepDraft(document.id, value)}
              caret={mentions.find((mention) => mention.id === focused)?.start ?? 0}
              onCancel={stopEditing}
              onDone={(value) => {
                if (actions.editText(value)) stopEditing();
              }}
            />
          </div>
        ) : (
          <div className={styles.body}>
            <TitleField
              title={document.title}
              onTitle={(title) => store.dispatch({ type: 'title-changed', title })}
            />
            <DocumentText
              text={document.text}
              mentions={mentions}
              lit={spotlight.lit}
              tabStop={tabStop}
              hasTypeTags={hasTypeTags}
              root={root}
              onFocusMention={(id) =>
                store.dispatch({ type: 'focused', focus: { kind: 'mention', id } })
              }
              onHoverMention={hover.onMention}
              onLeave={() => store.dispatch({ type: 'focus-left' })}
            />
            <AnswerHighlight store={store} root={root} />
            <Arcs arcs={spotlight.arcs} root={root} />
            <MentionGloss
              store={store}
              id={hover.hovered ?? focused}
              root={root}
              card={card}
              onHover={hover.onCard}
            />
          </div>
        )}
      </div>
      <SheetBase
        store={store}
        actions={actions}
        isEditing={isEditing}
        hasTypeTags={hasTypeTags}
        onTypeTags={() => setTypeTags(!hasTypeTags)}
        onEdit={() => setEditing(true)}
      />
    </section>
  );
}
