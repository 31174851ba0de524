import { baseName } from '../formats/file-name.ts';

/**
 * What documents are called that have no name of their own: as their file is, without folder and ending. Where two of
 * the given files would have one name, the folders tell them apart, and the ending where these are the same, too.
 */
export function fileNames(files: readonly string[]): ReadonlyMap<string, string> {
  const ways = [baseName, withoutEnding, (file: string) => file];
  const counts = ways.map((way) => {
    const count = new Map<string, number>();
    for (const file of new Set(files)) count.set(way(file), (count.get(way(file)) ?? 0) + 1);
    return count;
  });
  return new Map(
    files.map((file) => {
      const way = ways.find((one, index) => counts[index]?.get(one(file)) === 1);
      return [file, way?.(file) ?? file];
    }),
  );
}

const withoutEnding = (file: string): string => file.replace(/[^\\/]+$/, baseName);
