import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from './ask.ts';
import { createOffline, type Offline } from './offline.ts';

type Answer = (request: { type: string }, tell: (reply: Partial<Reply>) => void) => void;

/** A service worker from the page's point of view. */
class Worker extends EventTarget {
  readonly asked: string[] = [];
  #state: ServiceWorkerState;
  readonly #answer: Answer;
  constructor(state: ServiceWorkerState, answer: Answer = () => {}) {
    super();
    this.#state = state;
    this.#answer = answer;
  }
  get state() {
    return this.#state;
  }
  become(state: ServiceWorkerState) {
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }
  postMessage(request: { type: string }, [port]: MessagePort[] = []) {
    this.asked.push(request.type);
    this.#answer(request, (reply) =>
      port?.postMessage({ isReady: false, kept: 0, needed: 9, isLast: false, ...reply }),
    );
  }
}

class Registration extends EventTarget {
  active: Worker | null = null;
  waiting: Worker | null = null;
  installing: Worker | null = null;
  isThere = true;
  async unregister() {
    this.isThere = false;
    return true;
  }
}

class Container extends EventTarget {
  controller: Worker | null = null;
  registration = new Registration();
  registered = 0;
  refusal: Error | undefined;
  async register() {
    if (this.refusal) throw this.refusal;
    this.registered += 1;
    this.registration.isThere = true;
    return this.registration;
  }
  async getRegistration() {
    return this.registration.isThere ? this.registration : undefined;
  }
}

let container: Container;
let kept: Map<string, Response[]>;
let isWanted: boolean;
let reloads: number;
let offline: Offline;
const state = () => offline.getState().state;

beforeEach(() => {
  container = new Container();
  container.registration.isThere = false;
  kept = new Map();
  [isWanted, reloads] = [true, 0];
});
afterEach(() => void vi.useRealTimers());

function begin(active?: Worker): void {
  if (active) {
    container.controller = active;
    Object.assign(container.registration, { active, isThere: true });
  }
  const caches = {
    keys: async () => [...kept.keys()],
    open: async (name: string) => ({ matchAll: async () => kept.get(name) ?? [] }),
    delete: async (name: string) => kept.delete(name),
  };
  offline = createOffline({
    container: container as unknown as ServiceWorkerContainer,
    caches: caches as unknown as CacheStorage,
    script: 'service-worker.js',
    isWanted: () => isWanted,
    setWanted: (wanted) => {
      isWanted = wanted;
    },
    persist: async () => false,
    reload: () => {
      reloads += 1;
    },
    packInUse: () => 'mini',
  });
}

const file = (bytes: number) => new Response('', { headers: { 'Content-Length': `${bytes}` } });
const keeps: Answer = (_, tell) => {
  tell({ kept: 3 });
  tell({ kept: 9, isReady: true, isLast: true });
};

describe('the first installation', () => {
  it.each([
    ['index.html is of another version', 'index.html is of another version'],
    [undefined, 'one of its files could not be fetched'],
  ])('that fails is said, with the reason its worker gave: %s', async (reason, said) => {
    begin();
    const installing = new Worker('installing');
    container.registration.installing = installing;
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(container.registered).toBe(1));
    const data = { type: 'install-failed', reason };
    if (reason) container.dispatchEvent(new MessageEvent('message', { data }));
    container.registration.installing = null;
    installing.become('redundant');
    await keeping;
    expect(state()).toEqual({ status: 'failed', reason: said });
    // 'Keep it' tries again.
    container.registration.active = new Worker('activated', keeps);
    await offline.again();
    expect(container.registered).toBe(2);
    expect(state()).toEqual({ status: 'ready', kept: 9 });
  });

  it('that fails is explained also where the reason comes after the news of the failure', async () => {
    begin();
    const installing = new Worker('installing');
    container.registration.installing = installing;
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(container.registered).toBe(1));
    installing.become('redundant');
    await keeping;
    const data = { type: 'install-failed', reason: 'index.html is of another version' };
    container.dispatchEvent(new MessageEvent('message', { data }));
    expect(state()).toEqual({ status: 'failed', reason: data.reason });
    // A failed installation of a later version is not reported while this version works.
    container.registration.active = new Worker('activated', keeps);
    await offline.again();
    container.dispatchEvent(new MessageEvent('message', { data }));
    expect(state()).toEqual({ status: 'ready', kept: 9 });
  });

  it('that had failed before the page looked is said too', async () => {
    begin();
    await offline.keep('wasm');
    expect(state()).toMatchObject({ status: 'failed' });
  });

  it('keeps what is needed as soon as it is active', async () => {
    begin();
    const installing = new Worker('installing', keeps);
    container.registration.installing = installing;
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(container.registered).toBe(1));
    installing.become('installed');
    installing.become('activating');
    await keeping;
    expect(state()).toEqual({ status: 'ready', kept: 9 });
    expect(offline.getState().hasUpdate).toBe(false);
  });

  it('that the browser refuses is said, and removing then is no unhandled failure', async () => {
    begin();
    container.refusal = new DOMException('denied', 'SecurityError');
    await offline.start();
    await offline.keep('wasm');
    expect(state()).toEqual({ status: 'failed', reason: 'denied' });
    await offline.forget();
    expect(state()).toEqual({ status: 'off' });
  });
});

describe('a worker', () => {
  it('that falls silent is asked again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let isEnded = true;
    const worker = new Worker('activated', (request, tell) =>
      isEnded ? tell({ kept: 3 }) : keeps(request, tell),
    );
    begin(worker);
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(state()).toMatchObject({ status: 'keeping', kept: 3 }));
    isEnded = false;
    await vi.advanceTimersByTimeAsync(30_000);
    await keeping;
    expect(state()).toEqual({ status: 'ready', kept: 9 });
    expect(worker.asked).toEqual(['keep', 'keep']);
  });

  it('that a newer one has taken the place of meanwhile is not waited for: the newer one is asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const old = new Worker('activated', (_, tell) => tell({ kept: 3 }));
    begin(old);
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(state()).toMatchObject({ status: 'keeping', kept: 3 }));
    old.become('redundant');
    container.registration.active = new Worker('activated', keeps);
    await vi.advanceTimersByTimeAsync(30_000);
    await keeping;
    expect(state()).toEqual({ status: 'ready', kept: 9 });
    expect(old.asked).toEqual(['keep']);
  });

  it('that still checks what lies here shows nothing new, and is not asked again', async () => {
    kept.set('biogloss-kept', [file(7)]);
    const worker = new Worker('activated', (_, tell) => tell({ needed: 0 }));
    begin(worker);
    await offline.start();
    void offline.keep('wasm');
    await vi.waitFor(() => expect(worker.asked).toEqual(['keep']));
    expect(state()).toEqual({ status: 'found', kept: 7 });
  });

  it('that never answers is removed all the same, with its files', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    kept.set('biogloss-kept', [file(7)]).set('biogloss-own-models', [file(1)]);
    const worker = new Worker('activated');
    begin(worker);
    const removing = offline.forget();
    await vi.waitFor(() => expect(worker.asked).toEqual(['forget']));
    await vi.advanceTimersByTimeAsync(30_000);
    await removing;
    expect([state().status, container.registration.isThere]).toEqual(['off', false]);
    expect([...kept.keys()]).toEqual(['biogloss-own-models']);
  });
});

describe('a removal', () => {
  it('is the last word: replies of the keeping before it are of no interest', async () => {
    let tellLate: (reply: Partial<Reply>) => void = () => {};
    const worker = new Worker('activated', ({ type }, tell) => {
      if (type === 'forget') return tell({ isLast: true });
      tellLate = tell;
      tell({ kept: 3 });
    });
    begin(worker);
    const keeping = offline.keep('wasm');
    await vi.waitFor(() => expect(state()).toMatchObject({ kept: 3 }));
    const removing = offline.forget();
    tellLate({ kept: 9, isReady: true, isLast: true });
    await Promise.all([keeping, removing]);
    expect(state()).toEqual({ status: 'off' });
    await offline.keep('wasm');
    expect(worker.asked).toEqual(['keep', 'forget']);
  });

  it('takes nothing of what is kept again before it got to its end', async () => {
    kept.set('biogloss-kept', [file(7)]);
    const worker = new Worker('activated', (request, tell) => {
      if (request.type === 'keep') keeps(request, tell);
    });
    begin(worker);
    const removing = offline.forget();
    await vi.waitFor(() => expect(worker.asked).toEqual(['forget']));
    await offline.again();
    await removing;
    expect([state().status, container.registration.isThere]).toEqual(['ready', true]);
    expect([...kept.keys()]).toEqual(['biogloss-kept']);
  });

  it('in another tab is seen here', async () => {
    begin(new Worker('activated', keeps));
    await offline.keep('wasm');
    container.dispatchEvent(new MessageEvent('message', { data: { type: 'removed' } }));
    expect(state()).toEqual({ status: 'off' });
  });
});

describe('before an engine has opened', () => {
  it('what lies here is told, and nothing is registered that was not', async () => {
    kept.set('biogloss-kept', [file(7)]).set('biogloss-shell-1', [file(2), file(1)]);
    begin();
    await offline.start();
    expect(state()).toEqual({ status: 'found', kept: 10 });
    expect(container.registered).toBe(0);
  });

  it('what a removal left can be removed, without a worker', async () => {
    isWanted = false;
    kept.set('biogloss-kept', [file(7)]);
    begin();
    await offline.start();
    expect(state()).toMatchObject({ status: 'found' });
    await offline.forget();
    expect([state().status, kept.size]).toEqual(['off', 0]);
  });

  it.each([
    [true, 'ready'],
    [false, 'found'],
  ])('and where none opens, it is checked: whole is %s', async (isReady, status) => {
    kept.set('biogloss-kept', [file(7)]);
    const worker = new Worker('activated', (_, tell) => tell({ isReady, kept: 7, isLast: true }));
    begin(worker);
    await offline.start();
    await offline.check();
    expect(state()).toEqual({ status, kept: 7 });
    expect(worker.asked).toEqual(['check']);
  });

  it('a newer version is seen, also one whose installation had begun', async () => {
    const installing = new Worker('installing');
    container.registration.installing = installing;
    begin(new Worker('activated'));
    await offline.start();
    expect(offline.getState().hasUpdate).toBe(false);
    Object.assign(container.registration, { installing: null, waiting: installing });
    installing.become('installed');
    expect(offline.getState().hasUpdate).toBe(true);
  });
});

describe('an update', () => {
  it('takes over, and loads the page once however often it is asked for', async () => {
    const waiting = new Worker('installed');
    container.registration.waiting = waiting;
    begin(new Worker('activated'));
    await offline.start();
    expect(offline.getState().hasUpdate).toBe(true);
    const updates = [offline.update(), offline.update()];
    await vi.waitFor(() => expect(waiting.asked).toEqual(['take-over']));
    expect(reloads).toBe(0);
    waiting.become('activating');
    waiting.become('activated');
    await Promise.all(updates);
    expect(reloads).toBe(1);
  });

  it('that another tab has made is told here, and loads the page at once', async () => {
    begin(new Worker('activated'));
    await offline.start();
    container.dispatchEvent(new Event('controllerchange'));
    expect(offline.getState().hasUpdate).toBe(true);
    await offline.update();
    expect(reloads).toBe(1);
  });

  it('is not what the first version is, when it takes a page over', async () => {
    begin();
    container.dispatchEvent(new Event('controllerchange'));
    expect(offline.getState().hasUpdate).toBe(false);
  });
});
