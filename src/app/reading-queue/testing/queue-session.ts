import type { Annotator } from '../../../engine/contract/annotator.ts';
import type { LibraryClient } from '../../../runtime/library-store/library-client.ts';
import { openLibraryStore } from '../../../runtime/library-store/library-store.ts';
import { serveLibrary } from '../../../runtime/library-store/serve-library.ts';
import {
  openWorkspaceStore,
  type WorkspaceStore,
} from '../../../runtime/workspace/workspace-store.ts';
import { createLibraryPage, type LibraryPage } from '../../library-view/library-page.ts';
import { start } from '../../state/testing/on-words.ts';
import { wordEngine } from '../../state/testing/word-engine.ts';
import { createReadingQueue } from '../queue.ts';

/** A page with its library and its queue, all in one thread, on an engine that reads as fast as it is let. */
export interface QueueSession {
  readonly queue: ReturnType<typeof createReadingQueue>;
  readonly page: LibraryPage;
  readonly workspace: WorkspaceStore;
  /** Once the queue has come to rest. */
  readonly close: () => void;
}

export async function startQueueSession(
  database: string,
  write?: (workspace: WorkspaceStore) => WorkspaceStore['write'],
): Promise<QueueSession> {
  const words = wordEngine();
  let engine: Annotator | undefined;
  const app = start(
    { ...words, create: (onChange) => (engine = words.create(onChange)) },
    { lexiconUrl: 'https://example.org/lexicon/' },
  );
  await words.go();
  let isClosed = false;
  const read = async () => {
    while (!isClosed) {
      await words.go(1);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  void read();
  const opened = openWorkspaceStore(database);
  const workspace = { ...opened, ...(write && { write: write(opened) }) };
  const library = openLibraryStore(database);
  const { client, close } = clientOf(database);
  const page = createLibraryPage(client);
  const queue = createReadingQueue({
    ...{ app: app.store, page, workspace, library, engine: () => engine },
    ...{ lexiconUrl: 'https://example.org/lexicon/', gazetteerUrl: '' },
  });
  await page.open();
  return {
    ...{ queue, page, workspace },
    close() {
      isClosed = true;
      app.stop();
      close();
      opened.close();
      library.close();
    },
  };
}

/** The library without a worker of its own. */
function clientOf(database: string): {
  readonly client: LibraryClient;
  readonly close: () => void;
} {
  let heard: Parameters<LibraryClient['onChange']>[0] = () => {};
  const server = serveLibrary((changes) => heard(changes), database);
  const { signal } = new AbortController();
  const call: LibraryClient['call'] = async (name, request, { onProgress } = {}) => {
    const answer = server.calls[name] as (...given: unknown[]) => never;
    return answer(request, { signal, onProgress: onProgress ?? (() => {}) });
  };
  const onChange: LibraryClient['onChange'] = (listener) => {
    heard = listener;
    return () => {};
  };
  return { client: { call, onChange, close: server.close }, close: server.close };
}
