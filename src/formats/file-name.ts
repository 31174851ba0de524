/** The name of a file without folder and ending, that of packing included. */
export const baseName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\.gz$/i, '')
    .replace(/(?<=.)\.[^.]*$/u, '');
