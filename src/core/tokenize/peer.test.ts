import { readFileSync } from 'node:fs';
import { BertTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { knownVocabulary } from '../testing/known-vocabulary.ts';
import { wordPieceTokenizer } from './word-piece.ts';

const text = readFileSync(`public/${PACKAGED_PACK}vocab.txt`, 'utf8');
const encode = wordPieceTokenizer(knownVocabulary(text), true);

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const vocab = Object.fromEntries(
  text
    .trimEnd()
    .split('\n')
    .map((piece, id) => [piece, id]),
);
const peer = new BertTokenizer(
  {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content) => ({
      ...{ id: vocab[content], content, special: true },
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: {
      type: 'BertNormalizer',
      ...{ clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      ...{
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab,
      },
    },
  },
  { tokenizer_class: 'BertTokenizer', do_lower_case: true },
);

it('gives the pieces that Transformers.js gives, for words of the field in any mixture', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...[
        'TNF-α',
        'IL-2Rα',
        'Ca2+',
        'p.V600E',
        '(5-FU)',
        'naïve',
        'Sjögren’s',
        'µg/mL',
        '10–20%',
        '漢字',
      ],
      ...[
        'E. coli',
        'β-catenin',
        'c.76A>T',
        '[3H]',
        'Å',
        '한국어',
        'Ελληνικά',
        'ﬁbre',
        '🧬',
        'x'.repeat(101),
      ],
    ),
    fc.string({ maxLength: 8 }),
  );
  const sentence = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(sentence, (some) => {
      fc.pre(!special.some((token) => some.includes(token)));
      expect([...encode(some).ids]).toEqual(peer.encode(some, { add_special_tokens: false }));
    }),
    { numRuns: 300 },
  );
});
