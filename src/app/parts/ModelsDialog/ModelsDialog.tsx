import { describeFailure } from '../../../core/catalogue/failure.ts';
import type { CustomModel } from '../../../core/custom-model/model.ts';
import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import type { ModelsSnapshot } from '../../models/custom-models.ts';
import type { EmbeddedSnapshot } from '../../models/embedded-packs.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { Pack } from '../Dialogs/AboutDialog.tsx';
import dialogs from '../Dialogs/Dialogs.module.css';
import { AddModel } from './AddModel.tsx';
import { EmbeddedRow } from './EmbeddedRow.tsx';
import { LabelForm } from './LabelForm.tsx';
import { ModelRow } from './ModelRow.tsx';
import styles from './ModelsDialog.module.css';

export interface ModelsDialogProps {
  readonly snapshot: ModelsSnapshot;
  readonly embedded: EmbeddedSnapshot;
  readonly opened: OpenedPack | undefined;
  readonly onFolder: (files: Promise<ReadonlyMap<string, File>>) => void;
  readonly onAddress: (address: string) => void;
  readonly onStop: () => void;
  readonly onSave: (model: CustomModel) => void;
  readonly onEdit: (model: CustomModel) => void;
  readonly onUse: (id: string, isWanted: boolean) => void;
  readonly onRemove: (id: string) => void;
  readonly onUseEmbedded: (id: string) => void;
  readonly onStopEmbedded: () => void;
  /** Opens the dialog of all stored data. */
  readonly onStorage: () => void;
  readonly onClose: () => void;
}

/** Lists the models that read texts, and adds others. */
export function ModelsDialog(props: ModelsDialogProps) {
  const { models, inUse, adding, notKept, gone } = props.snapshot;
  const { embedded } = props;
  const isOwnPack = models.some(({ id, task }) => task === 'pack' && inUse.includes(id));
  return (
    <Dialog title="Models" onClose={props.onClose}>
      {adding.status === 'asking' ? (
        <LabelForm
          model={adding.model}
          labels={adding.labels}
          onSave={props.onSave}
          onCancel={props.onStop}
        />
      ) : (
        <>
          <p className={dialogs.lead}>
            What reads your texts. All of it runs in this page, and works without a network.
          </p>
          <ul className={styles.models} aria-label="Models on this device">
            {embedded.packs.map((pack) => {
              const isInUse = !isOwnPack && pack === embedded.inUse;
              return (
                <EmbeddedRow
                  key={pack.id}
                  pack={pack}
                  does={isInUse ? doesAlone(models.filter(({ id }) => inUse.includes(id))) : ''}
                  licence={isInUse ? props.opened?.manifest.licence : undefined}
                  isInUse={isInUse}
                  isTried={pack === embedded.trying}
                  failure={pack === embedded.failed?.pack ? embedded.failed.failure : undefined}
                  onUse={() => props.onUseEmbedded(pack.id)}
                  onStop={props.onStopEmbedded}
                />
              );
            })}
            {models.map((model) => (
              <ModelRow
                key={model.id}
                model={model}
                isInUse={inUse.includes(model.id)}
                onUse={(isWanted) => props.onUse(model.id, isWanted)}
                onEdit={() => props.onEdit(model)}
                onRemove={() => props.onRemove(model.id)}
              />
            ))}
          </ul>
          {gone > 0 && (
            <p className={styles.refused} role="alert">
              {gone === 1 ? 'A model that was in use is' : `${gone} models that were in use are`}{' '}
              not on this device any more: the browser made room. Texts are read without; add it
              again.
            </p>
          )}
          {notKept && (
            <p className={styles.refused} role="alert">
              {notKept.code === 'storage-full'
                ? 'There is no room for the model on this device; nothing of it was kept. Make room, or choose one with 8-bit integers.'
                : `The browser does not keep models on this device (${'reason' in notKept ? notKept.reason : describeFailure(notKept).happened}). Texts are read without them.`}
            </p>
          )}
          <AddModel
            adding={adding}
            onFolder={props.onFolder}
            onAddress={props.onAddress}
            onStop={props.onStop}
          />
          <p className={styles.storage}>
            <Button look="line" onClick={props.onStorage}>
              What lies on this device …
            </Button>
          </p>
          {props.opened && (
            <details className={dialogs.details}>
              <summary>Scores, sources and licence of the pack in use</summary>
              <Pack opened={props.opened} />
            </details>
          )}
        </>
      )}
    </Dialog>
  );
}

/** The tasks of the embedded pack beside the models in use. */
function doesAlone(inUse: readonly CustomModel[]): string {
  const has = (task: CustomModel['task']) => inUse.some((model) => model.task === task);
  const tasks = [
    ...(has('entities') ? [] : ['finds entities']),
    'judges relations',
    ...(has('answers') ? [] : ['answers questions']),
  ].join(', ');
  return `${tasks.charAt(0).toUpperCase()}${tasks.slice(1)}.`;
}
