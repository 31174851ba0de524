/** Exact match and token F1 of an answer against the best of several gold answers, in [0, 1]. */
export interface AnswerScore {
  readonly exact: number;
  readonly f1: number;
}

/**
 * Scores an answer as SQuAD v1.1 does (Rajpurkar et al. 2016): lower case, without punctuation, articles and
 * superfluous white space; F1 over words.
 *
 * @param gold at least one answer
 */
export function scoreAnswer(gold: readonly string[], predicted: string): AnswerScore {
  const said = normalise(predicted);
  const each = gold.map((text) => {
    const right = normalise(text);
    return { exact: Number(right === said), f1: tokenF1(right.split(' '), said.split(' ')) };
  });
  return {
    exact: Math.max(...each.map(({ exact }) => exact)),
    f1: Math.max(...each.map(({ f1 }) => f1)),
  };
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .trim()
    .replace(/\s+/gu, ' ');
}

function tokenF1(gold: readonly string[], said: readonly string[]): number {
  const left = [...gold];
  let common = 0;
  for (const token of said) {
    const at = left.indexOf(token);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (gold.length + said.length);
}
