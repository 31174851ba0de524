/** The worker of a registration that answers messages: the active one, or the first one as soon as it is active. */
export function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const { active, installing, waiting } = registration;
  const coming = installing ?? waiting;
  if (active) return Promise.resolve(active);
  if (!coming) return Promise.reject(new InstallationFailed());
  return new Promise((resolve, reject) => {
    const look = () => {
      // 'activating' suffices: messages wait for the activation.
      if (coming.state === 'activating' || coming.state === 'activated') resolve(coming);
      else if (coming.state === 'redundant') reject(new InstallationFailed());
      else return;
      coming.removeEventListener('statechange', look);
    };
    coming.addEventListener('statechange', look);
    look();
  });
}

/** The first version could not be installed. The worker names the failed file in a message. */
export class InstallationFailed extends Error {
  override name = 'InstallationFailed';
  constructor() {
    super('one of its files could not be fetched');
  }
}

/** Calls back whenever a version waits, also when its installation began earlier. */
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

/** Activates the waiting version. Resolves when it has taken over, or when no version waits any more. */
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
