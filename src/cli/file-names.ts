import { baseName } from '../formats/file-name.ts';

/**
 * Names of documents without one of their own: the file's name without folder and extension. When two given files would
 * share a name, folders tell them apart, and otherwise extensions.
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
