import type { RelationType } from '../../../core/document/model.ts';
import type { State } from '../model.ts';
import { selectAllRelations } from './select-resolved.ts';

export interface RelationTypes {
  /** Those that a schema foresees between the two, in this direction. */
  readonly fitting: readonly RelationType[];
  readonly others: readonly RelationType[];
}

/** Types that a relation from an entity of one type to one of another may have: of the pack's schemas, and of the document. */
export function relationTypesFor(state: State, head: string, tail: string): RelationTypes {
  const { engine } = state;
  const relations = engine.status === 'ready' ? engine.opened.manifest.relations : undefined;
  const schemas = (relations?.schemas ?? []).filter(
    ({ name }) => name !== relations?.novelty?.schema,
  );
  const ofSchemas = schemas.flatMap(({ name: schema, labels, directed, pairs }) => {
    const isFitting = pairs.some(
      ([a, b]) => (a === head && b === tail) || (!directed && a === tail && b === head),
    );
    const types = labels.slice(1).map((type): RelationType => ({ type, schema, directed }));
    return types.map((type) => ({ type, isFitting }));
  });
  const known = new Set(ofSchemas.map(({ type }) => keyOf(type)));
  const ofDocument = new Map<string, RelationType>();
  for (const { type, schema, directed } of selectAllRelations(state)) {
    const one = { type, schema, directed };
    if (!known.has(keyOf(one))) ofDocument.set(keyOf(one), one);
  }
  return {
    fitting: ofSchemas.filter(({ isFitting }) => isFitting).map(({ type }) => type),
    others: [
      ...ofDocument.values(),
      ...ofSchemas.filter(({ isFitting }) => !isFitting).map(({ type }) => type),
    ],
  };
}

const keyOf = ({ type, schema }: RelationType): string => `${schema} ${type}`;
