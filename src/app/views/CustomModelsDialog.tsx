import { useSyncExternalStore } from 'react';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import type { CustomModels } from '../models/custom-models.ts';
import type { EmbeddedPacks } from '../models/embedded-packs.ts';
import { folderSource, urlSource } from '../models/sources.ts';
import { ModelsDialog } from '../parts/ModelsDialog/ModelsDialog.tsx';

export interface CustomModelsDialogProps {
  readonly models: CustomModels;
  readonly packs: EmbeddedPacks;
  readonly opened: OpenedPack | undefined;
  readonly onStorage: () => void;
  readonly onClose: () => void;
}

/** The dialog of models, with the stored ones. */
export function CustomModelsDialog({
  models,
  packs,
  opened,
  onStorage,
  onClose,
}: CustomModelsDialogProps) {
  const snapshot = useSyncExternalStore(models.subscribe, models.getState);
  const embedded = useSyncExternalStore(packs.subscribe, packs.getState);
  return (
    <ModelsDialog
      snapshot={snapshot}
      embedded={embedded}
      onUseEmbedded={(id) => void takeEmbedded(models, packs, id)}
      onStopEmbedded={packs.stop}
      opened={opened}
      onFolder={(files) => void models.add(async () => folderSource(await files))}
      onAddress={(address) =>
        void models.add(
          async (signal, onBytes) =>
            urlSource(address, signal, onBytes) ??
            'only addresses of this site can be fetched from; download the model and choose its folder',
        )
      }
      onStop={models.stopAdding}
      onSave={(model) => void models.save(model)}
      onEdit={models.edit}
      onUse={(id, isWanted) => void models.use(id, isWanted)}
      onRemove={(id) => void models.remove(id)}
      onStorage={onStorage}
      onClose={onClose}
    />
  );
}

/**
 * Uses an embedded pack. A pack of the user's own takes precedence, so it is deselected once the embedded one is
 * loaded.
 */
async function takeEmbedded(models: CustomModels, packs: EmbeddedPacks, id: string): Promise<void> {
  if (packs.getState().inUse.id !== id) await packs.use(id);
  if (packs.getState().inUse.id === id) await models.putPackAside();
}
