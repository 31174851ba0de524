import * as v from 'valibot';
import { entriesOf } from '../checked-entries.ts';
import { lookup } from '../lookup.ts';
import { fail, ok, type Result } from '../result.ts';
import type { CustomTask } from './model.ts';

/** What is used of a `config.json` of Transformers. */
const schema = v.object({
  model_type: v.string(),
  architectures: v.optional(v.array(v.string())),
  id2label: v.optional(entriesOf(v.string())),
  vocab_size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  max_position_embeddings: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(100_000)),
  ),
  type_vocab_size: v.optional(v.number()),
  /** Continuing word pieces were labelled, too. Transformers' own training script has this name for it. */
  label_all_tokens: v.optional(v.boolean()),
});

export interface ModelConfig {
  readonly task: Exclude<CustomTask, 'pack'>;
  /** Labels in the order of the logits; empty for a model that answers. */
  readonly labels: readonly string[];
  readonly vocabularySize: number;
  /** Longest input in word pieces, [CLS] and [SEP] included. */
  readonly positions: number;
  /** Whether labels of continuing word pieces mean something; else a word has that of its first piece. */
  readonly labelsAllPieces: boolean;
}

const FAMILIES = lookup<string>({
  bert: 'Bert',
  distilbert: 'DistilBert',
  electra: 'Electra',
});
const TASKS = lookup<ModelConfig['task']>({
  TokenClassification: 'entities',
  QuestionAnswering: 'answers',
  SequenceClassification: 'relations',
});
/** Longer inputs are possible with some, and slow: attention grows with the square. */
const MAX_POSITIONS = 512;
const MAX_LABELS = 500;

/** Whether a model is of a kind that can be used here, and for what. */
export function parseConfig(json: unknown): Result<ModelConfig, string> {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail(`config.json: ${v.getDotPath(issue) ?? 'it'} ${issue.message}`);
  }
  const config = parsed.output;
  const family = FAMILIES.get(config.model_type);
  if (family === undefined) {
    return fail(
      `it is a '${short(config.model_type)}' model; BERT, DistilBERT and ELECTRA can be used`,
    );
  }
  const [architecture = ''] = config.architectures ?? [];
  const task = TASKS.get(architecture.replace(`${family}For`, ''));
  if (task === undefined) {
    return fail(
      `its architecture is '${short(architecture) || 'not named'}'; ${family}ForTokenClassification, ...ForQuestionAnswering and ...ForSequenceClassification can be used`,
    );
  }
  const labels = task === 'answers' ? [] : labelsOf(config.id2label ?? new Map());
  if (!labels) return fail('config.json: id2label does not number its labels from 0');
  if (task !== 'answers' && labels.length < 2)
    return fail('config.json names no labels (id2label)');
  if (labels.length > MAX_LABELS) return fail(`it has more than ${MAX_LABELS} labels`);
  return ok({
    task,
    labels,
    vocabularySize: config.vocab_size,
    positions: Math.min(MAX_POSITIONS, config.max_position_embeddings ?? MAX_POSITIONS),
    labelsAllPieces: config.label_all_tokens === true,
  });
}

function labelsOf(byId: ReadonlyMap<string, string>): string[] | undefined {
  const labels = [...byId.keys()].map((_, id) => byId.get(String(id)));
  return labels.every((label) => label !== undefined) ? (labels as string[]) : undefined;
}

const short = (name: string): string => name.slice(0, 60);
