/** Requests of the page, as the browser recorded them. */
export interface RequestCounts {
  readonly own: number;
  readonly ownBytes: number;
  /** Number of requests by foreign origin. The page promises that this is empty. */
  readonly foreign: readonly { readonly origin: string; readonly count: number }[];
  /** Number of requests that the browser did not record; above 0, the other numbers are too small. */
  readonly unrecorded: number;
}

/** Counts requests to the origin `own` and to others. */
export interface RequestCounter {
  readonly add: (requests: readonly { readonly url: string; readonly bytes: number }[]) => void;
  readonly addUnrecorded: (count: number) => void;
  readonly counts: () => RequestCounts;
}

/** `blob:` and `data:` URLs are made in the page and cause no network request, so they are not counted. */
export function createRequestCounter(own: string): RequestCounter {
  const foreign = new Map<string, number>();
  let count = 0;
  let ownBytes = 0;
  let unrecorded = 0;
  return {
    add(requests) {
      for (const { url, bytes } of requests) {
        const { origin, protocol } = new URL(url, own);
        if (protocol === 'data:' || protocol === 'blob:') continue;
        if (origin === own) {
          count += 1;
          ownBytes += bytes;
        } else foreign.set(origin, (foreign.get(origin) ?? 0) + 1);
      }
    },
    addUnrecorded(more) {
      unrecorded += more;
    },
    counts: () => ({
      own: count,
      ownBytes,
      foreign: [...foreign].map(([origin, requests]) => ({ origin, count: requests })),
      unrecorded,
    }),
  };
}

/**
 * Counts the requests of this page from its beginning as they happen, because the browser's own list ends at 250
 * entries. Requests of workers are recorded in the workers, and not counted here.
 *
 * @returns a function that reads the current counts
 */
export function watchRequests(): () => RequestCounts {
  const counter = createRequestCounter(location.origin);
  const take = (entries: PerformanceEntryList) =>
    counter.add(
      entries
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .map((entry) => ({ url: entry.name, bytes: entry.encodedBodySize })),
    );
  const onEntries = (list: PerformanceObserverEntryList, _: unknown, options?: unknown) => {
    take(list.getEntries());
    counter.addUnrecorded(droppedOf(options));
  };
  const observer = new PerformanceObserver(onEntries);
  for (const type of ['navigation', 'resource']) observer.observe({ type, buffered: true });
  return () => {
    take(observer.takeRecords());
    return counter.counts();
  };
}

/**
 * The number of entries that were dropped before the observer started. The browser passes it with the first entries
 * only.
 */
const droppedOf = (options: unknown): number =>
  typeof options === 'object' &&
  options !== null &&
  'droppedEntriesCount' in options &&
  typeof options.droppedEntriesCount === 'number'
    ? options.droppedEntriesCount
    : 0;

/** The content security policy in the page's markup. The page cannot read one that is sent as a header. */
export const policyOfPage = (): string | undefined =>
  document
    .querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]')
    ?.content.trim() || undefined;
