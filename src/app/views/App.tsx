import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Result } from '../../core/result.ts';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import type { Offline } from '../../runtime/offline/offline.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import { hashOf, useAddress } from '../address/address.ts';
import type { LibraryPage } from '../library-view/library-page.ts';
import { libraryTakers } from '../library-view/library-takers.ts';
import type { CustomModels } from '../models/custom-models.ts';
import type { EmbeddedPacks } from '../models/embedded-packs.ts';
import { Header } from '../parts/Header/Header.tsx';
import { UpdateNotice } from '../parts/Notices/UpdateNotice.tsx';
import { FilesContext, type PdfFiles } from '../pdf-pages/use-pdf.ts';
import type { ReadingQueue } from '../reading-queue/queue-model.ts';
import { watchRequests } from '../requests.ts';
import type { Actions, AppStore } from '../state/actions.ts';
import type { State } from '../state/model.ts';
import { applyTheme, storedTheme } from '../theme.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Later } from '../ui/Later/Later.tsx';
import styles from './App.module.css';
import { ConceptContext, type ConceptServices } from './concept-services.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { LibraryContext } from './library-context.ts';
import { PackNotice } from './PackNotice.tsx';
import type { PageDialogName } from './PageDialog.tsx';
import { ReadView } from './ReadView/ReadView.tsx';
import { Rescue } from './Rescue.tsx';
import { RootAttributes } from './RootAttributes.tsx';
import { SafetySign, type SafetyStore } from './SafetySign.tsx';
import { usePageInput } from './use-page-input.ts';
import { useSelected } from './use-selected.ts';

export interface AppProps {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly concepts: ConceptServices;
  /** The store of PDF files. */
  readonly files: PdfFiles;
  readonly packs: EmbeddedPacks;
  readonly offline: Offline;
  readonly models: CustomModels;
  readonly workspace: Pick<WorkspaceStore, 'measure'>;
  readonly library: LibraryPage;
  readonly queue: ReadingQueue;
  /** Tells whether all changes are stored. */
  readonly safety: SafetyStore;
  /** Deletes all texts and decisions: on the page, in other tabs, on this device. */
  readonly onForget: () => Promise<Result<undefined, StorageFailure>>;
}

const loadLibrary = async () => (await import('../library-view/LibraryView.tsx')).LibraryView;

const loadDialog = async () => (await import('./PageDialog.tsx')).PageDialog;

/** Counts requests from the start of the page. */
const requestsSoFar = watchRequests();

const selectOpened = (state: State): OpenedPack | undefined =>
  state.engine.status === 'ready' ? state.engine.opened : undefined;

/**
 * The app. When a part outside the view fails (header, announcements, dialogs), the crash screen takes the place of the
 * whole page, so that it never becomes blank.
 */
export const App = (props: AppProps) => (
  <ErrorBoundary
    fallback={(error, retry) => <Rescue store={props.store} error={error} onRetry={retry} />}
  >
    <Page {...props} />
  </ErrorBoundary>
);

function Page({
  store,
  actions,
  concepts,
  files,
  packs,
  offline,
  models,
  workspace,
  library,
  queue,
  safety,
  onForget,
}: AppProps) {
  const kept = useSyncExternalStore(offline.subscribe, offline.getState);
  const own = useSyncExternalStore(models.subscribe, models.getState);
  const opened = useSelected(store, selectOpened);
  const [theme, setTheme] = useState(storedTheme);
  const [dialog, setDialog] = useState<PageDialogName | 'none'>('none');
  const close = () => setDialog('none');
  const openKeys = useCallback(() => setDialog('keys'), []);
  const { view } = useAddress();
  const key = useSelected(store, (state) => state.key);
  const isFailing = useSelected(store, (state) => state.notKept !== undefined);
  const takers = useMemo(
    () => (view === 'library' ? libraryTakers(library, actions) : actions),
    [view, library, actions],
  );
  const input = usePageInput(takers);

  return (
    <RootAttributes store={store}>
      <Header
        engine={
          opened &&
          engineLabel(opened, own.models.filter(({ id }) => own.inUse.includes(id)).length)
        }
        theme={theme}
        onTheme={(next) => {
          setTheme(next);
          applyTheme(next);
        }}
        offline={kept.state}
        onOffline={() => setDialog('offline')}
        onProof={() => setDialog('proof')}
        onAbout={() => setDialog('about')}
        onModels={() => setDialog('models')}
        onKeys={openKeys}
        view={view}
        addresses={{
          read: hashOf({ view: 'read', ...(key !== undefined && { key }) }),
          library: '#/library',
        }}
      />
      {kept.hasUpdate && <UpdateNotice onUpdate={() => void offline.update()} />}
      <PackNotice packs={packs} />
      <ErrorBoundary
        fallback={(error, retry) => <Rescue store={store} error={error} onRetry={retry} />}
      >
        <ConceptContext value={concepts}>
          {view === 'library' ? (
            <Later name="The library" load={loadLibrary} props={{ page: library, queue }} />
          ) : (
            <FilesContext value={files}>
              <LibraryContext value={library}>
                <ReadView store={store} actions={actions} input={input} onKeys={openKeys} />
              </LibraryContext>
            </FilesContext>
          )}
        </ConceptContext>
      </ErrorBoundary>
      <LiveRegion store={store} />
      <SafetySign safety={safety} isFailing={isFailing} />
      {input.isOver && (
        <div className={styles.drop}>
          <p>
            {view === 'library'
              ? 'Drop files or folders here to add them'
              : 'Drop files here to read them'}
          </p>
        </div>
      )}
      {dialog !== 'none' && (
        <Later
          name="The dialog"
          holdsKeys
          load={loadDialog}
          props={{
            ...{ dialog, opened, offline, models, packs, workspace, onForget },
            lexiconUrl: concepts.lexiconUrl,
            requests: requestsSoFar(),
            onOpen: setDialog,
            onClose: close,
          }}
        />
      )}
    </RootAttributes>
  );
}

/** For example 'mini · WebGPU' or 'mini · WASM, 4 threads'; with own models 'mini + 2 · WebGPU'. */
function engineLabel({ engine, threads, manifest }: OpenedPack, own: number): string {
  const name = manifest.id.replace(/^biogloss-/, '') + (own > 0 ? ` + ${own}` : '');
  if (engine === 'webgpu') return `${name} · WebGPU`;
  return `${name} · WASM, ${threads === 1 ? '1 thread' : `${threads} threads`}`;
}
