import type { Mention, Relation } from '../annotation.ts';
import { softmax } from '../numeric.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Vocabulary } from '../tokenize/vocabulary.ts';
import type { WordPiece } from '../tokenize/word-piece.ts';
import { encoderInput, type ReadControl } from './reader.ts';

/**
 * A model that classifies sentences in which two mentions are replaced by what they are, as BioBERT judges
 * relations (Lee et al. 2020, 3.3): '@GENE$ causes @DISEASE$'.
 */
export interface Classifier {
  /** Says whose relations they are. */
  readonly name: string;
  /** Types of the two mentions. */
  readonly head: string;
  readonly tail: string;
  readonly vocabulary: Vocabulary;
  readonly tokenize: WordPiece;
  /** Longest input in word pieces. */
  readonly positions: number;
  /** Relation of each label; empty: none. */
  readonly labels: readonly string[];
  readonly classify: (inputIds: Int32Array) => Promise<Float32Array>;
}

const THRESHOLD = 0.5;
/** Pairs of a text that are classified, the first ones: each pair costs a pass of the encoder. */
const MAX_PAIRS = 400;

/**
 * Relations between mentions of one sentence; sentences longer than the model can take are left out.
 *
 * @param focus only sentences that these ranges touch; all of the text when absent
 */
export async function classifyPairs(
  text: string,
  mentions: readonly Mention[],
  classifier: Classifier,
  control: ReadControl,
  focus?: readonly Span[],
): Promise<Relation[]> {
  const { vocabulary, tokenize, positions, labels } = classifier;
  const relations: Relation[] = [];
  const sentences = sentenceSpans(text).filter(
    (sentence) => !focus || focus.some((range) => overlaps(range, sentence)),
  );
  const pairs = pairsOf(sentences, mentions, classifier).slice(0, MAX_PAIRS);
  for (const { sentence, head, tail } of pairs) {
    if (control.isCancelled()) return relations;
    const { ids } = tokenize(withPlaceholders(text, sentence, [head, tail]));
    if (ids.length > positions - 2) continue;
    const logits = await classifier.classify(encoderInput(vocabulary, ids).ids);
    await control.yieldControl();
    const { type, score } = readLabels(logits, labels);
    if (type === '' || score < THRESHOLD) continue;
    relations.push({
      ...{ id: `R${relations.length + 1}`, head: head.group, tail: tail.group, type, score },
      ...{ schema: classifier.name, directed: true },
      evidence: [{ head: head.id, tail: tail.id, score }],
    });
  }
  return relations;
}

function pairsOf(
  sentences: readonly Span[],
  mentions: readonly Mention[],
  { head, tail }: Classifier,
) {
  return sentences.flatMap((sentence) => {
    const within = mentions.filter((mention) => contains(sentence, mention));
    const tails = within.filter(({ type }) => type === tail);
    return within
      .filter(({ type }) => type === head)
      .flatMap((one) =>
        tails
          .filter(
            (other) =>
              other.group !== one.group && (one.end <= other.start || other.end <= one.start),
          )
          .map((other) => ({ sentence, head: one, tail: other })),
      );
  });
}

/** Exported for its test. */
export function withPlaceholders(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  pair: readonly Pick<Mention, 'start' | 'end' | 'type'>[],
): string {
  let result = '';
  let at = start;
  for (const mention of [...pair].sort((a, b) => a.start - b.start)) {
    result += `${text.slice(at, mention.start)}@${mention.type.toUpperCase()}$`;
    at = mention.end;
  }
  return result + text.slice(at, end);
}

/** The likeliest relation, and the probability that there is one at all. */
function readLabels(logits: Float32Array, labels: readonly string[]) {
  const probabilities = softmax(logits);
  let best = { type: '', probability: 0 };
  let score = 0;
  labels.forEach((type, label) => {
    const probability = probabilities[label] ?? 0;
    if (type === '') return;
    score += probability;
    if (probability > best.probability) best = { type, probability };
  });
  return { type: best.type, score };
}
