import type { PackManifest } from '../../core/pack/manifest.ts';
import { guidelineName } from './guidelines.ts';

type Score = PackManifest['scores'][number];

/** 'BioRED 30.0', one for each corpus relations were measured on; nothing that the pack does not state. */
export function measuredRelations(scores: readonly Score[]): readonly string[] {
  const byCorpus = new Map<string, Score>();
  for (const score of scores) {
    if (!score.task.startsWith('relation')) continue;
    const known = byCorpus.get(score.corpus);
    if (!known || isOverall(score)) byCorpus.set(score.corpus, score);
  }
  return [...byCorpus].map(([corpus, score]) => `${guidelineName(corpus)} ${score.f1.toFixed(1)}`);
}

const isOverall = (score: Score): boolean => /^(micro|all)$/i.test(score.type);
