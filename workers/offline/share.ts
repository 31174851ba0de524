/** Content shared with the app, held in memory until the page that is opened for it asks. */
export interface Shared {
  readonly title: string;
  readonly text: string;
  readonly file?: File;
}

/** A page that has not asked by then never will. */
const PATIENCE_MS = 60_000;
const MAX_TEXT_LENGTH = 1_000_000;
const MAX_FILE_BYTES = 50_000_000;

export function createShare() {
  let held: { readonly shared: Shared; readonly release: () => void } | undefined;

  return {
    /**
     * Reads a share. Resolves when it was taken, replaced by a later one, or has waited too long. The address of the
     * page that is then opened contains nothing of it.
     */
    async receive(request: Request): Promise<{ readonly taken: Promise<void> }> {
      const shared = sharedIn(await request.formData());
      held?.release();
      const taken = new Promise<void>((resolve) => {
        const release = () => {
          clearTimeout(timer);
          if (held === ours) held = undefined;
          resolve();
        };
        const timer = setTimeout(release, PATIENCE_MS);
        const ours = { shared, release };
        held = ours;
      });
      return { taken };
    },
    take(): Shared | undefined {
      const shared = held?.shared;
      held?.release();
      return shared;
    },
  };
}

function sharedIn(form: FormData): Shared {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH + 1) : '';
  };
  const file = form.get('file');
  const isFile = file instanceof File && file.size > 0 && file.size <= MAX_FILE_BYTES;
  // Some apps share a passage as text, others put its URL beside it; a title alone is no text.
  return {
    title: textOf('title'),
    text: textOf('text') || textOf('url'),
    ...(isFile && { file }),
  };
}
