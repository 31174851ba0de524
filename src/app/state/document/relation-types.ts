import type { RelationType } from '../../../core/document/model.ts';
import { compareCommonness } from '../../content/relation-meanings.ts';
import { verbOf } from '../../content/verbs.ts';
import type { State } from '../model.ts';
import { selectAllRelations } from './select-resolved.ts';

export interface RelationTypes {
  /**
   * The person's own types in this document; then the types that a schema defines for these ends in this direction, and
   * general ones, the most frequent first.
   */
  readonly fitting: readonly RelationType[];
  readonly others: readonly RelationType[];
}

/** Types for any two mentions. A schema's type with the same verb replaces one of them. */
const PLAIN_TYPES = [
  { type: 'causes', directed: true },
  { type: 'treats', directed: true },
  { type: 'prevents', directed: true },
  { type: 'associated_with', directed: false },
  { type: 'interacts_with', directed: false },
].map((one): RelationType => ({ ...one, schema: 'person' }));

/**
 * Possible types of a relation between two entity types: those of all schemas of the pack, general ones, and those of
 * the document.
 */
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
  const foreseen = ofSchemas.filter(({ isFitting }) => isFitting).map(({ type }) => type);
  const plain = withoutTwins(PLAIN_TYPES, foreseen);
  const further = withoutTwins([...ofDocument.values()], plain);
  const unforeseen = ofSchemas.filter(({ isFitting }) => !isFitting).map(({ type }) => type);
  const isOwn = ({ schema }: RelationType) => schema === 'person';
  return {
    fitting: [...further.filter(isOwn), ...[...foreseen, ...plain].sort(compareCommonness)],
    others: [...further.filter((one) => !isOwn(one)), ...unforeseen.sort(compareCommonness)],
  };
}

/** The types whose verb differs from those of all in `there`. */
function withoutTwins(types: readonly RelationType[], there: readonly RelationType[]) {
  const readings = new Set(there.map(({ type }) => verbOf(type)));
  return types.filter(({ type, schema }) => schema !== 'person' || !readings.has(verbOf(type)));
}

const keyOf = ({ type, schema }: RelationType): string => `${schema} ${type}`;
