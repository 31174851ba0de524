/** The worker of a registration that answers: at once where one is active, else when the first one is. */
export function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const { active, installing, waiting } = registration;
  const coming = installing ?? waiting;
  if (active) return Promise.resolve(active);
  if (!coming) return Promise.reject(new InstallationFailed());
  return new Promise((resolve, reject) => {
    const look = () => {
      // 'activating' will do: messages wait for it.
      if (coming.state === 'activating' || coming.state === 'activated') resolve(coming);
      else if (coming.state === 'redundant') reject(new InstallationFailed());
      else return;
      coming.removeEventListener('statechange', look);
    };
    coming.addEventListener('statechange', look);
    look();
  });
}

/** The first version could not be installed; the worker tells by a message which file was to blame. */
export class InstallationFailed extends Error {
  override name = 'InstallationFailed';
  constructor() {
    super('one of its files could not be fetched');
  }
}

/** Calls back whenever a version waits, also where its installation began before anybody looked. */
export function onWaiting(registration: ServiceWorkerRegistration, callback: () => void): void {
  const follow = (worker: ServiceWorker | null) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.waiting) callback();
    });
  };
  if (registration.waiting) callback();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}

/** Has the waiting version take over; resolves when it has, or when there is none to wait for any more. */
export function takeOver({ waiting }: ServiceWorkerRegistration): Promise<void> {
  if (!waiting) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (!['activating', 'activated', 'redundant'].includes(waiting.state)) return;
      waiting.removeEventListener('statechange', look);
      resolve();
    };
    waiting.addEventListener('statechange', look);
    waiting.postMessage({ type: 'take-over' });
  });
}
