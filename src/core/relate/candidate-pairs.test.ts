import { describe, expect, it } from 'vitest';
import golden from '../fixtures/pairs.json' with { type: 'json' };
import type { RelationSchema } from '../pack/manifest.ts';
import { candidatePairs } from './candidate-pairs.ts';

describe('candidatePairs', () => {
  it.each(golden)(
    'gives the pairs that training builds, case %#',
    ({ schemas: known, groups, pairs }) => {
      const schemas = known as unknown as readonly RelationSchema[];
      const found = candidatePairs(groups, schemas);
      for (const [name, expected] of Object.entries(pairs)) {
        const judged = found.filter((pair) => pair.schemas.some((schema) => schema.name === name));
        const byMention = schemas.find((schema) => schema.name === name)?.level === 'mention';
        const keys = judged.map(({ head, tail }) =>
          [head, tail].map(({ group, mentions }) => (byMention ? mentions[0]?.id : group.key)),
        );
        expect(keys.sort()).toEqual(expected);
      }
    },
  );
});
