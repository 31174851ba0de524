import type { GraphDemands } from './check-graph.ts';
import type { EncoderFiles, PackManifest } from './manifest.ts';

/** What the graphs of a pack must be like; in words in docs/model-pack.md. */
export const encoderDemands = (
  { architecture, entities }: PackManifest,
  { weights, layout }: EncoderFiles,
): GraphDemands => ({
  inputs: ['input_ids', 'token_type_ids', 'position_ids'],
  outputs: {
    entity_logits: { rank: 4, last: 3, before: entities.heads.length },
    answer_logits: { rank: 3, last: 2 },
    hidden: { rank: 3, last: architecture.width },
  },
  rows: { position_ids: architecture.positions },
  weights: { path: weights.path, bytes: layout?.bytes ?? weights.bytes },
});

export const relationDemands = (logits: number): GraphDemands => ({
  inputs: ['hidden', 'entities', 'entity_types', 'pairs'],
  floats: ['hidden', 'entities'],
  outputs: { relation_logits: { rank: 2, last: logits } },
});
