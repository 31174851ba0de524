import * as v from 'valibot';
import { entriesOf } from '../checked-entries.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Vocabulary, vocabularyOf } from '../tokenize/vocabulary.ts';
import { type WordPiece, wordPieceTokenizer } from '../tokenize/word-piece.ts';

/** What is looked at in a `tokenizer.json`. */
const schema = v.object({
  model: v.object({
    type: v.optional(v.string()),
    vocab: entriesOf(v.pipe(v.number(), v.integer(), v.minValue(0))),
    unk_token: v.optional(v.string()),
    continuing_subword_prefix: v.optional(v.string()),
    max_input_chars_per_word: v.optional(v.number()),
  }),
  normalizer: v.nullish(
    v.object({
      type: v.string(),
      clean_text: v.optional(v.boolean()),
      handle_chinese_chars: v.optional(v.boolean()),
      strip_accents: v.nullish(v.boolean()),
      lowercase: v.optional(v.boolean()),
    }),
  ),
  pre_tokenizer: v.nullish(v.object({ type: v.string() })),
  added_tokens: v.optional(v.array(v.object({ content: v.string() }))),
});

export interface CustomTokenizer {
  readonly vocabulary: Vocabulary;
  readonly tokenize: WordPiece;
  /** Whether a piece goes on with the word of the piece before it. */
  readonly isContinuation: (id: number) => boolean;
}

const MAX_WORD_LENGTH = 100;

/**
 * The tokenizer a model was trained with, rebuilt so that it gives places in the text. That is certain for BERT's
 * WordPiece, in both casings; all others are refused: a mention at a wrong place is worse than none.
 */
export function parseTokenizer(json: unknown): Result<CustomTokenizer, string> {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail(`tokenizer.json: ${v.getDotPath(issue) ?? 'it'} ${issue.message}`);
  }
  const { model, normalizer, pre_tokenizer: words, added_tokens: added = [] } = parsed.output;
  if (model.type !== undefined && model.type !== 'WordPiece') {
    return fail(
      `its tokenizer is ${short(model.type)}, not BERT's WordPiece: where words stand would be a guess`,
    );
  }
  const lowercase = normalizer?.lowercase ?? true;
  const isPlain =
    normalizer?.type === 'BertNormalizer' &&
    words?.type === 'BertPreTokenizer' &&
    normalizer.clean_text !== false &&
    normalizer.handle_chinese_chars !== false &&
    (normalizer.strip_accents ?? lowercase) === lowercase &&
    (model.continuing_subword_prefix ?? '##') === '##' &&
    (model.unk_token ?? '[UNK]') === '[UNK]' &&
    (model.max_input_chars_per_word ?? MAX_WORD_LENGTH) === MAX_WORD_LENGTH;
  if (!isPlain) {
    return fail(
      'its tokenizer changes texts in another way than BERT does: where words stand would be a guess',
    );
  }
  const other = added.find(({ content }) => !/^\[[^\]]*\]$/.test(content));
  if (other) return fail(`its tokenizer has words of its own ('${short(other.content)}')`);
  const ids = model.vocab;
  const size = [...ids.values()].reduce((most, id) => Math.max(most, id), 0) + 1;
  const continuing = new Set(
    [...ids].flatMap(([piece, id]) => (piece.startsWith('##') ? [id] : [])),
  );
  const vocabulary = vocabularyOf(ids, size);
  if (!vocabulary.ok) return fail(`its vocabulary ${vocabulary.error}`);
  return ok({
    vocabulary: vocabulary.value,
    tokenize: wordPieceTokenizer(vocabulary.value, lowercase),
    isContinuation: (id) => continuing.has(id),
  });
}

const short = (name: string): string => name.slice(0, 60);
