import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHead } from '../decode/decode-head.ts';
import { parseConfig } from './config.ts';
import { findModel } from './folder.ts';
import { typeLogits } from './label-logits.ts';
import { groupLabels, guessLabels, guessType, labelsByType } from './labels.ts';
import { parseTokenizer } from './tokenizer.ts';

const MODELS = new URL('../../../e2e/fixtures/models/', import.meta.url);
const json = (path: string) => JSON.parse(readFileSync(new URL(path, MODELS), 'utf8'));
const CONFIG = json('tiny-entities/config.json');
const TOKENIZER = json('tiny-entities/tokenizer.json');

describe('parseConfig', () => {
  it('takes BERT, DistilBERT and ELECTRA for three tasks', () => {
    for (const [model_type, family] of [
      ['bert', 'Bert'],
      ['distilbert', 'DistilBert'],
      ['electra', 'Electra'],
    ]) {
      for (const [name, task] of [
        ['TokenClassification', 'entities'],
        ['QuestionAnswering', 'answers'],
        ['SequenceClassification', 'relations'],
      ]) {
        const config = { ...CONFIG, model_type, architectures: [`${family}For${name}`] };
        expect(parseConfig(config)).toMatchObject({ ok: true, value: { task, positions: 128 } });
      }
    }
  });

  it.each([
    [{ model_type: 'roberta' }, "'roberta' model"],
    [{ architectures: ['BertModel'] }, "'BertModel'"],
    [{ architectures: undefined }, "'not named'"],
    [{ architectures: ['constructor'] }, "'constructor'"],
    [{ model_type: 'constructor' }, "'constructor' model"],
    [{ id2label: undefined }, 'names no labels'],
    [{ id2label: { 1: 'a', 2: 'b' } }, 'does not number'],
    [{ vocab_size: -1 }, 'vocab_size'],
  ])('refuses %j', (change, reason) => {
    expect(parseConfig({ ...CONFIG, ...change })).toEqual({
      ok: false,
      error: expect.stringContaining(reason),
    });
  });
});

describe('parseTokenizer', () => {
  it('knows every piece of the vocabulary, whatever objects mean by its name', () => {
    const vocab = JSON.parse(
      '{"[UNK]":0,"[CLS]":1,"[SEP]":2,"prototype":3,"constructor":4,"proto":5,"##type":6,"__proto__":7}',
    );
    const parsed = parseTokenizer({ ...TOKENIZER, model: { ...TOKENIZER.model, vocab } });
    if (!parsed.ok) throw new Error(parsed.error);
    expect([...parsed.value.tokenize('prototype constructor').ids]).toEqual([3, 4]);
    expect(parsed.value.vocabulary.idOf('__proto__')).toBe(7);
  });

  it('keeps the casing a model was trained with', () => {
    const text = 'É BRAF';
    const cased = parseTokenizer(TOKENIZER);
    const lower = parseTokenizer({
      ...TOKENIZER,
      normalizer: { ...TOKENIZER.normalizer, lowercase: true },
    });
    if (!cased.ok || !lower.ok) throw new Error('refused');
    const pieces = (ids: Int32Array) =>
      [...ids].map(
        (id) => Object.entries(TOKENIZER.model.vocab).find(([, other]) => other === id)?.[0],
      );
    expect(pieces(cased.value.tokenize(text).ids)).toEqual(['[UNK]', 'BRAF']);
    expect(pieces(lower.value.tokenize(text).ids)).toEqual(['e', 'b', '##r', '##a', '##f']);
  });

  it.each([
    [{ model: { ...TOKENIZER.model, type: 'Unigram' } }, 'Unigram'],
    [{ normalizer: { ...TOKENIZER.normalizer, strip_accents: true } }, 'another way'],
    [{ normalizer: { type: 'NFKC' } }, 'another way'],
    [{ pre_tokenizer: { type: 'ByteLevel' } }, 'another way'],
    [{ added_tokens: [{ content: '@GENE$' }] }, '@GENE$'],
    [{ model: { ...TOKENIZER.model, vocab: { a: 0 } } }, 'no [UNK]'],
  ])('refuses a tokenizer whose places in the text would be a guess (%#)', (change, reason) => {
    expect(parseTokenizer({ ...TOKENIZER, ...change })).toEqual({
      ok: false,
      error: expect.stringContaining(reason),
    });
  });

  it('gives a sentence for each of 2,000 mutated descriptions, and never throws', () => {
    const small = {
      ...TOKENIZER,
      model: { ...TOKENIZER.model, vocab: { '[UNK]': 0, '[CLS]': 1, '[SEP]': 2 } },
    };
    const mutated = (original: object) => {
      const entries = leaves(original);
      return fc
        .array(fc.tuple(fc.nat(entries.length - 1), fc.jsonValue()), { minLength: 1, maxLength: 4 })
        .map((changes) => {
          const copy = structuredClone(original);
          for (const [at, value] of changes) setAt(copy, entries[at] ?? [], value);
          return copy;
        });
    };
    fc.assert(
      fc.property(mutated(CONFIG), mutated(small), (config, tokenizer) => {
        for (const result of [parseConfig(config), parseTokenizer(tokenizer)]) {
          if (!result.ok) expect(result.error).toMatch(/\S/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

type Path = readonly string[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key])),
  ].filter(({ length }) => length > 0);
}

function setAt(target: object, path: Path, value: unknown): void {
  let at = target as Record<string, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
}

describe('labels', () => {
  it('are grouped by name, whatever scheme says where a mention begins', () => {
    const labels = ['O', 'B-Gene', 'I-Gene', 'S-Drug', 'E_Drug', 'Disease', '[CLS]', 'X', 'B', 'I'];
    expect(groupLabels(labels)).toEqual([
      { name: 'Gene', begin: [1], inside: [2], plain: [] },
      { name: 'Drug', begin: [3], inside: [4], plain: [] },
      { name: 'Disease', begin: [], inside: [], plain: [5] },
      { name: '', begin: [8], inside: [9], plain: [] },
    ]);
  });

  it.each([
    ['GENE_OR_GENE_PRODUCT', 'Gene'],
    ['Disease_disorder', 'Disease'],
    ['DiseaseOrPhenotypicFeature', 'Disease'],
    ['Medication', 'Chemical'],
    ['cell_type', 'CellType'],
    ['Sign_symptom', 'Sign_symptom'],
    ['LABEL_2', ''],
    ['', ''],
  ])('%s is guessed to be %j', (name, type) => {
    expect(guessType(name)).toBe(type);
  });

  it('of relations are none where they say so', () => {
    expect(guessLabels('relations', ['0', '1'])).toEqual({ 0: '', 1: 'Association' });
    expect(guessLabels('relations', ['false', 'CPR:3'])).toEqual({ false: '', 'CPR:3': 'CPR:3' });
  });
});

describe('typeLogits', () => {
  const types = labelsByType(['O', 'B-a', 'I-a', 'b'], { a: 'A', b: 'B' });
  const shares = (row: ArrayLike<number>) => {
    const odds = Array.from(row, Math.exp);
    const sum = odds.reduce((one, other) => one + other, 0);
    return odds.map((value) => Math.round((value / sum) * 1000) / 1000);
  };
  const logits = (...rows: readonly number[][]) => Float32Array.from(rows.flat().map(Math.log));

  it('keeps the probabilities of the label set, other types being outside', () => {
    const result = typeLogits(logits([1, 0.001, 0.001, 0.001], [0.2, 0.5, 0.2, 0.1]), 4, types);
    expect(shares(result.subarray(6, 9))).toEqual([0.3, 0.5, 0.2]);
    expect(shares(result.subarray(9, 12))).toEqual([0.9, 0.1, 0]);
  });

  it('takes plain labels in a row for one mention', () => {
    const row = [0.1, 0.05, 0.05, 0.8];
    const result = typeLogits(logits([1, 0.001, 0.001, 0.001], row, row), 4, types);
    expect(shares(result.subarray(9, 12))).toEqual([0.2, 0.8, 0]);
    expect(shares(result.subarray(15, 18))).toEqual([0.2, 0, 0.8]);
  });

  it('lets a word be what its first piece is, where only first pieces were labelled', () => {
    const rows = logits([1, 0.001, 0.001, 0.001], [0.1, 0.7, 0.1, 0.1], [0.9, 0.03, 0.03, 0.04]);
    const result = typeLogits(rows, 4, types, (piece) => piece === 2);
    expect(shares(result.subarray(12, 15))).toEqual([0.2, 0, 0.8]);
  });
});

describe('mentions', () => {
  /** Spans of pieces behind [CLS], where each row is the label that has nearly all of the probability. */
  const found = (labels: readonly string[], mapping: Record<string, string>, ...rows: string[]) => {
    const types = labelsByType(labels, mapping);
    const logits = Float32Array.from(
      ['O', ...rows].flatMap((row) => labels.map((label) => (label === row ? 6 : 0))),
    );
    const read = typeLogits(logits, labels.length, types);
    return types.map((_, head) =>
      decodeHead(read, types.length, head, 1, rows.length + 1).map(({ first, end }) => [
        first - 1,
        end - 1,
      ]),
    );
  };

  it.each([
    ['GENE', 'GENE'],
    ['I-GENE', 'GENE'],
    ['E-GENE', 'GENE'],
  ])('are found by %s alone', (label, name) => {
    expect(found(['O', label], { [name]: 'Gene' }, 'O', label, label, 'O', label)).toEqual([
      [
        [1, 3],
        [4, 5],
      ],
    ]);
  });

  it('are found where one of two names of a type has no begin label', () => {
    const labels = ['O', 'B-gene', 'I-gene', 'I-protein'];
    const mapping = { gene: 'Gene', protein: 'Gene' };
    const rows = ['B-gene', 'I-gene', 'O', 'B-gene', 'O', 'I-protein', 'I-protein'];
    expect(found(labels, mapping, ...rows)).toEqual([
      [
        [0, 2],
        [3, 4],
        [5, 7],
      ],
    ]);
  });

  it('are found in IOB1, where begin only parts neighbours', () => {
    const labels = ['O', 'B-GENE', 'I-GENE'];
    const rows = ['I-GENE', 'I-GENE', 'B-GENE', 'I-GENE', 'O', 'I-GENE'];
    expect(found(labels, { GENE: 'Gene' }, ...rows)).toEqual([
      [
        [0, 2],
        [2, 4],
        [5, 6],
      ],
    ]);
  });

  it('are found in IOB2 as ever', () => {
    const labels = ['O', 'B-GENE', 'I-GENE'];
    const rows = ['B-GENE', 'I-GENE', 'O', 'O', 'B-GENE', 'O'];
    expect(found(labels, { GENE: 'Gene' }, ...rows)).toEqual([
      [
        [0, 2],
        [4, 5],
      ],
    ]);
  });
});

describe('findModel', () => {
  it('prefers 8-bit integers, and finds what lies in a folder within', () => {
    const paths = ['config.json', 'tokenizer.json', 'onnx/model.onnx', 'onnx/model_quantized.onnx'];
    const found = findModel(paths.map((path) => `deep/down/${path}`));
    if (!found.ok || found.value.kind !== 'transformers') throw new Error('not found');
    expect([...found.value.files.values()]).toContain('deep/down/onnx/model_quantized.onnx');
  });

  it('says which graphs it cannot use', () => {
    expect(findModel(['config.json', 'tokenizer.json', 'onnx/model_fp16.onnx'])).toEqual({
      ok: false,
      error: 'of its graphs (model_fp16.onnx) none is float32 or 8-bit integers',
    });
  });
});
