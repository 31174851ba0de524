/** Requests the page made, as the browser recorded them. */
export interface RequestCounts {
  readonly own: number;
  readonly ownBytes: number;
  /** Origins other than the page's own, with the number of requests to each. Empty is the promise. */
  readonly foreign: readonly { readonly origin: string; readonly count: number }[];
}

/** `blob:` and `data:` addresses are made in the page and reach no network. */
export function countRequests(
  urls: readonly { url: string; bytes: number }[],
  own: string,
): RequestCounts {
  const foreign = new Map<string, number>();
  let count = 0;
  let ownBytes = 0;
  for (const { url, bytes } of urls) {
    const { origin, protocol } = new URL(url, own);
    if (protocol === 'data:' || protocol === 'blob:') continue;
    if (origin === own) {
      count++;
      ownBytes += bytes;
    } else foreign.set(origin, (foreign.get(origin) ?? 0) + 1);
  }
  return {
    own: count,
    ownBytes,
    foreign: [...foreign].map(([origin, requests]) => ({ origin, count: requests })),
  };
}

/** Of the page itself: requests of its worker are recorded there, and not counted here. */
export const requestsOfPage = (): RequestCounts =>
  countRequests(
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map((entry) => ({ url: entry.name, bytes: entry.encodedBodySize })),
    location.origin,
  );

/** The content security policy written into the page; one sent as a header cannot be read by the page. */
export const policyOfPage = (): string | undefined =>
  document
    .querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]')
    ?.content.trim() || undefined;
