import { surfaceOf } from '../../../core/document/mention-places.ts';
import { commandWithId } from '../../commands/commands.ts';
import { typeLabel } from '../../content/types.ts';
import { CurationLine } from '../../parts/CurationLine/CurationLine.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions, selectOccurrences } from '../../state/document/select-resolved.ts';
import { selectMentions } from '../../state/view/select-shown.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { TypeTag } from '../../ui/TypeTag/TypeTag.tsx';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';
import styles from './ReadView.module.css';

/** The lines of curation: the result of the last edit, the type for all selections, the relation being made. */
export function CurationLines({ store }: { readonly store: AppStore }) {
  const { said, fixedType, relatingFrom } = useSelected(store, (state) => state.view.curation);
  const perform = usePerform();
  return (
    <div className={styles.lines} data-covers="top">
      {said && (
        <CurationLine>
          <span data-said="">{said.text}</span>
          {said.isHidden && (
            <Button look="line" onClick={() => perform({ type: 'filter-cleared' })}>
              Show all
            </Button>
          )}
          {said.isSetAside && (
            <Button
              look="line"
              onClick={() =>
                perform({
                  type: 'go-to-panel',
                  panel: 'entities',
                  part: '[data-set-aside] > summary',
                })
              }
            >
              Show them
            </Button>
          )}
          {said.isUndoOffered && (
            <Button look="line" onClick={() => perform({ type: 'undone' })}>
              Take it back <Key of="undo" />
            </Button>
          )}
          {said.isMarking && <Occurrences store={store} />}
        </CurationLine>
      )}
      {fixedType !== undefined && (
        <CurationLine
          end={{
            label: 'End',
            command: 'fixed-type',
            onEnd: () => perform({ type: 'fixed-type-chosen' }),
          }}
        >
          <span data-fixed-type={fixedType}>
            Whatever you select is marked as{' '}
            <TypeTag type={fixedType}>{typeLabel(fixedType)}</TypeTag>
          </span>
        </CurationLine>
      )}
      {relatingFrom !== undefined && (
        <CurationLine
          end={{
            label: 'Cancel',
            command: 'back',
            onEnd: () => perform({ type: 'relating-ended' }),
          }}
        >
          <Relating store={store} from={relatingFrom} />
        </CurationLine>
      )}
    </div>
  );
}

/** Offers to mark other occurrences of a name after one was marked. */
function Occurrences({ store }: { readonly store: AppStore }) {
  const count = useSelected(store, selectOccurrences);
  const perform = usePerform();
  if (count === 0) return null;
  const mark = () => {
    const deed = commandWithId('occurrences')?.does(store.getState());
    if (deed) perform(deed);
  };
  return (
    <Button look="line" data-occurrences={count} onClick={mark}>
      Mark {count === 1 ? 'the other place' : `all ${count} other places`} of this name{' '}
      <Key of="occurrences" />
    </Button>
  );
}

function Relating({ store, from }: { readonly store: AppStore; readonly from: string }) {
  const mentions = useSelected(store, selectAllMentions);
  const shown = useSelected(store, selectMentions);
  const perform = usePerform();
  const head = mentions.find(({ id }) => id === from);
  const first = shown.find(({ id, verdict }) => id !== from && verdict !== 'rejected');
  if (!head) return null;
  return (
    <>
      <span data-relating={from}>
        Relation from <TypeTag type={head.type}>{surfaceOf(head)}</TypeTag>: go to the other mention
        and press Enter, or click on it.
      </span>
      {first && (
        <Button
          look="line"
          onClick={() =>
            perform({
              type: 'dialog-opened',
              dialog: { kind: 'relation', head: from, tail: first.id },
            })
          }
        >
          Choose from a list
        </Button>
      )}
    </>
  );
}
