import type { NamedBytes } from '../state/actions.ts';

export const namedBytes = (files: readonly File[]): Promise<readonly NamedBytes[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
