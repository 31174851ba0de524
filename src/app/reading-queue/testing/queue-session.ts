import type { Annotator } from '../../../engine/contract/annotator.ts';
import type { LibraryClient } from '../../../runtime/library-store/library-client.ts';
import { openLibraryStore } from '../../../runtime/library-store/library-store.ts';
import { serveLibrary } from '../../../runtime/library-store/serve-library.ts';
import {
  openWorkspaceStore,
  type WorkspaceStore,
} from '../../../runtime/workspace/workspace-store.ts';
import { createLibraryPage, type LibraryPage } from '../../library-view/library-page.ts';
import { start, type TestApp } from '../../state/testing/on-words.ts';
import { type WordEngine, wordEngine } from '../../state/testing/word-engine.ts';
import { createReadingQueue } from '../queue.ts';

/** A page with its library and queue in one thread, on an engine whose progress the test controls. */
export interface QueueSession {
  /** The page's store: a person's actions on the page use the engine, too. */
  readonly app: TestApp;
  readonly words: WordEngine;
  /** Pauses the engine at its next step, or lets it continue. */
  readonly setHeld: (isHeld: boolean) => void;
  readonly queue: ReturnType<typeof createReadingQueue>;
  readonly page: LibraryPage;
  readonly workspace: WorkspaceStore;
  /** Resolves when the queue rests. */
  readonly close: () => void;
}

export interface SessionOptions {
  /** Replaces some calls of the queue's store. */
  readonly calls?: (workspace: WorkspaceStore) => Partial<WorkspaceStore>;
  /** Replaces some calls of the engine. */
  readonly engine?: (engine: Annotator) => Partial<Annotator>;
  /** The engine does nothing before `setHeld(false)`. */
  readonly isHeld?: boolean;
  /** The session starts while the library is still opening. */
  readonly isOpening?: boolean;
}

export async function startQueueSession(
  database: string,
  {
    calls,
    engine: engineCalls,
    isHeld: isHeldAtFirst = false,
    isOpening = false,
  }: SessionOptions = {},
): Promise<QueueSession> {
  const words = wordEngine();
  let engine: Annotator | undefined;
  let isHeld = isHeldAtFirst;
  const app = start(
    { ...words, create: (onChange) => (engine = words.create(onChange)) },
    { lexiconUrl: 'https://example.org/lexicon/' },
  );
  await words.go();
  let isClosed = false;
  const read = async () => {
    while (!isClosed) {
      if (!isHeld) await words.go(1);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  void read();
  const opened = openWorkspaceStore(database);
  const workspace = { ...opened, ...calls?.(opened) };
  const library = openLibraryStore(database);
  const { client, close } = clientOf(database);
  const page = createLibraryPage(client);
  const engineOf = () => engine && { ...engine, ...engineCalls?.(engine) };
  const queue = createReadingQueue({
    ...{ app: app.store, page, workspace, library, engine: engineOf },
    ...{ lexiconUrl: 'https://example.org/lexicon/', gazetteerUrl: '' },
  });
  const opening = page.open();
  if (!isOpening) await opening;
  return {
    ...{ app, words, queue, page, workspace },
    setHeld: (held) => {
      isHeld = held;
    },
    close() {
      isClosed = true;
      app.stop();
      close();
      opened.close();
      library.close();
    },
  };
}

/** The library without a worker. */
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
