import type { EngineName } from '../../core/errors.ts';
import { lookup } from '../../core/lookup.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import { POOLED } from '../../core/pack/pooled.ts';
import { guidelineName } from './guidelines.ts';
import { typeLabel } from './types.ts';

export type Score = PackManifest['scores'][number];

/**
 * One score for each measured quantity: that of the engine in use when there is one, otherwise the first. Heads of
 * other guidelines than `guideline` are left out.
 */
export function mainScores(
  scores: readonly Score[],
  engine: EngineName,
  guideline: string,
): readonly Score[] {
  const best = new Map<string, Score>();
  for (const score of scores) {
    const [head, name] = headOf(score);
    const isOtherHead = name !== undefined && head !== guideline;
    if (score.task === 'entities' && isOtherHead) continue;
    const key = JSON.stringify([score.task, score.corpus, score.type]);
    const known = best.get(key);
    if (!known || (isOf(score, engine) && !isOf(known, engine))) best.set(key, score);
  }
  return [...best.values()];
}

/**
 * Scores such as 'BioRED 32.0', one for each corpus with relations, with the type required where that was measured.
 * Empty when the pack states none.
 */
export function measuredRelations(scores: readonly Score[]): readonly string[] {
  const byCorpus = new Map<string, Score>();
  for (const score of scores) {
    if (!score.task.startsWith('relation') || headOf(score)[0] === 'novel') continue;
    const known = byCorpus.get(score.corpus);
    if (!known || (isWhole(score) && !isWhole(known))) byCorpus.set(score.corpus, score);
  }
  return [...byCorpus.values()].map(({ corpus, f1 }) => {
    const [name = corpus, part] = corpus.split('/');
    const note = part?.startsWith('dev') ? ' (development part)' : '';
    return `${guidelineName(name)} ${f1.toFixed(1)}${note}`;
  });
}

/** 'bc5cdr/test' is 'BC5CDR, test'. */
export function corpusName(corpus: string): string {
  const [name = corpus, ...part] = corpus.split('/');
  return [guidelineName(name), ...part].join(', ');
}

/** What a score covers, by the last part of its name. */
const MEASURES = lookup<string>({
  micro: 'all types',
  all: 'all types',
  pair: 'pair alone',
  typed: 'pair and type',
});

/** 'any:micro' is 'all types', 'biored:Gene' is 'Gene (BioRED)'. */
export function measuredType(score: Score): string {
  const [head, name] = headOf(score);
  const type = name ?? head;
  const label = MEASURES.get(type) ?? typeLabel(type);
  return name === undefined || head === POOLED ? label : `${label} (${guidelineName(head)})`;
}

const headOf = ({ type }: Score): readonly [string, string?] => {
  const at = type.indexOf(':');
  return at < 0 ? [type] : [type.slice(0, at), type.slice(at + 1)];
};

const isOf = (score: Score, engine: EngineName): boolean =>
  score.engine.toLowerCase().includes(engine);

const isWhole = (score: Score): boolean => /(^|:)(typed|micro|all)$/.test(score.type);
