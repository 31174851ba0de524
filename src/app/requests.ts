/** Requests the page made, as the browser recorded them. */
export interface RequestCounts {
  readonly own: number;
  readonly ownBytes: number;
  /** Origins other than the page's own, with the number of requests to each. Empty is the promise. */
  readonly foreign: readonly { readonly origin: string; readonly count: number }[];
  /** Requests that the browser made and kept no record of; more than 0 means that the other numbers are too small. */
  readonly unrecorded: number;
}

/** Counts requests to the origin `own` and to others. */
export interface RequestCounter {
  readonly add: (requests: readonly { readonly url: string; readonly bytes: number }[]) => void;
  readonly addUnrecorded: (count: number) => void;
  readonly counts: () => RequestCounts;
}

/** `blob:` and `data:` addresses are made in the page and reach no network. */
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
 * Counts the requests of this page from its beginning, as they come: the browser's own list ends at 250 entries. Requests
 * of the page's workers are recorded there, and not counted here.
 *
 * @returns the counts at the moment of the call
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

/** Told with the first entries alone: how many came before anybody watched, and found no room in the list. */
const droppedOf = (options: unknown): number =>
  typeof options === 'object' &&
  options !== null &&
  'droppedEntriesCount' in options &&
  typeof options.droppedEntriesCount === 'number'
    ? options.droppedEntriesCount
    : 0;

/** The content security policy written into the page; one sent as a header cannot be read by the page. */
export const policyOfPage = (): string | undefined =>
  document
    .querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]')
    ?.content.trim() || undefined;
