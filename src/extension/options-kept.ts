/** The user's choices for all pages. */
export interface Options {
  /** Entity types to show; empty for all. */
  readonly types: readonly string[];
  /** Smallest score shown, in [0, 1]. */
  readonly threshold: number;
}

const KEY = 'options';
const DEFAULT: Options = { types: [], threshold: 0 };

export async function readOptions(): Promise<Options> {
  const kept = (await chrome.storage.local.get(KEY))[KEY] as Partial<Options> | undefined;
  const { types, threshold } = { ...DEFAULT, ...kept };
  return {
    types: Array.isArray(types) ? types.map(String) : [],
    threshold: threshold >= 0 && threshold <= 1 ? threshold : 0,
  };
}

export const writeOptions = (options: Options): Promise<void> =>
  chrome.storage.local.set({ [KEY]: options });
