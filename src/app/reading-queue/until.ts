interface Listened {
  readonly subscribe: (listener: () => void) => () => void;
}

/** Resolves when the condition is true. It is checked when one of the sources changes. */
export const until = (isSo: () => boolean, sources: readonly Listened[]): Promise<void> =>
  new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = () => {
      if (!isSo()) return;
      for (const end of ends) end();
      resolve();
    };
    for (const source of sources) ends.push(source.subscribe(look));
    look();
  });
