import type { SourceFile } from './read-source.ts';

/** True for files that an operating system creates. */
export const isOfSystem = ({ name }: SourceFile): boolean =>
  /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/iu.test(name);

/** Texts by the name of their annotation file (brat): such texts are no documents of their own. */
export function besidesOf(files: readonly SourceFile[]) {
  const stem = (name: string) => name.replace(/\.[^./]*$/u, '');
  const annotated = new Set(
    files.filter(({ name }) => /\.ann$/iu.test(name)).map(({ name }) => stem(name)),
  );
  const beside = files.filter(({ name }) => /\.txt$/iu.test(name) && annotated.has(stem(name)));
  const byStem = new Map(beside.map((file) => [stem(file.name), file]));
  return {
    texts: new Set(beside.map(({ name }) => name)),
    textFor: (name: string) => (/\.ann$/iu.test(name) ? byStem.get(stem(name)) : undefined),
  };
}
