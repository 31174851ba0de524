import { useSyncExternalStore } from 'react';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import type { CustomModels } from '../models/custom-models.ts';
import { folderSource, urlSource } from '../models/sources.ts';
import { ModelsDialog } from '../parts/ModelsDialog/ModelsDialog.tsx';

export interface CustomModelsDialogProps {
  readonly models: CustomModels;
  readonly opened: OpenedPack | undefined;
  readonly onStorage: () => void;
  readonly onClose: () => void;
}

/** The models dialog with the models that are kept. */
export function CustomModelsDialog({
  models,
  opened,
  onStorage,
  onClose,
}: CustomModelsDialogProps) {
  const snapshot = useSyncExternalStore(models.subscribe, models.getState);
  return (
    <ModelsDialog
      snapshot={snapshot}
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
