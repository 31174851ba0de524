import { useSyncExternalStore } from 'react';
import type { Result } from '../../core/result.ts';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import type { Offline } from '../../runtime/offline/offline.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { CustomModels } from '../models/custom-models.ts';
import type { EmbeddedPacks } from '../models/embedded-packs.ts';
import { AboutDialog } from '../parts/Dialogs/AboutDialog.tsx';
import { OfflineDialog } from '../parts/Dialogs/OfflineDialog.tsx';
import { ProofDialog } from '../parts/Dialogs/ProofDialog.tsx';
import { KeysDialog } from '../parts/KeysDialog/KeysDialog.tsx';
import { policyOfPage, type watchRequests } from '../requests.ts';
import { CustomModelsDialog } from './CustomModelsDialog.tsx';

export type PageDialogName = 'about' | 'models' | 'proof' | 'keys' | 'offline';

export interface PageDialogProps {
  readonly dialog: PageDialogName;
  /** The open pack; undefined while none is open. */
  readonly opened: OpenedPack | undefined;
  readonly offline: Offline;
  readonly models: CustomModels;
  readonly packs: EmbeddedPacks;
  readonly workspace: Pick<WorkspaceStore, 'measure'>;
  readonly lexiconUrl: string;
  /** The requests since the start of the page. */
  readonly requests: ReturnType<ReturnType<typeof watchRequests>>;
  /** Deletes all texts and decisions. */
  readonly onForget: () => Promise<Result<undefined, StorageFailure>>;
  /** Replaces this dialog with another one. */
  readonly onOpen: (dialog: PageDialogName) => void;
  readonly onClose: () => void;
}

/**
 * The dialogs of the header, which are about the page and not about the text. Their script is loaded with the first of
 * them.
 */
export function PageDialog(props: PageDialogProps) {
  const { dialog, opened, offline, models, packs, onOpen, onClose } = props;
  const { state } = useSyncExternalStore(offline.subscribe, offline.getState);
  switch (dialog) {
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case 'models':
      return (
        <CustomModelsDialog
          {...{ models, packs, opened, onClose }}
          onStorage={() => onOpen('offline')}
        />
      );
    case 'about':
      return <AboutDialog opened={opened} lexiconUrl={props.lexiconUrl} onClose={onClose} />;
    case 'offline':
      return (
        <OfflineDialog
          state={state}
          onForget={() => void offline.forget()}
          onKeep={() => void offline.again()}
          measure={props.workspace.measure}
          onDelete={props.onForget}
          onModels={() => onOpen('models')}
          onClose={onClose}
        />
      );
    case 'proof':
      return (
        <ProofDialog
          requests={props.requests}
          origin={location.origin}
          policy={policyOfPage()}
          packUrl={packs.url()}
          packBytes={opened && packBytes(opened)}
          onClose={onClose}
        />
      );
  }
}

function packBytes({ engine, manifest }: OpenedPack): number {
  const encoder = manifest.engines[engine] ?? manifest.engines.wasm;
  return [manifest.vocabulary, encoder.graph, encoder.weights, manifest.relations?.graph]
    .map((file) => file?.bytes ?? 0)
    .reduce((sum, bytes) => sum + bytes, 0);
}
