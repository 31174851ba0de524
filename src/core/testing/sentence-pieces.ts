import type { RelationEntity } from '../relate/relation-entity.ts';

/**
 * A sentence of words, each a piece, whose entities are marked as in '{Gene:A1} raises {Disease:gout} .': the entities,
 * and the text of pieces.
 */
export function sentencePieces(marked: string): {
  readonly groups: readonly RelationEntity[];
  readonly textOf: (first: number, end: number) => string;
} {
  const words = marked.split(' ');
  const groups = words.flatMap((word, first): RelationEntity[] => {
    const [, type, key] = /^\{(\w+):(.+)\}$/u.exec(word) ?? [];
    if (type === undefined || key === undefined) return [];
    return [{ key, type, mentions: [{ id: `T${first}`, first, end: first + 1, sentence: 0 }] }];
  });
  const shown = words.map((word) => word.replace(/^\{\w+:(.+)\}$/u, '$1'));
  return {
    groups,
    textOf: (first, end) =>
      shown.slice(Math.max(0, first), Math.max(0, end)).join(' ').replaceAll(' ,', ','),
  };
}
