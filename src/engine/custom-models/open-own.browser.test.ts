import { describe, expect, it } from 'vitest';
import { guessLabels } from '../../core/custom-model/labels.ts';
import type { BesidePack } from '../../core/custom-model/model.ts';
import { annotate } from '../../core/read/annotate.ts';
import { answer } from '../../core/read/answer.ts';
import { classifyPairs } from '../../core/read/classify-pairs.ts';
import { fail, ok } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { openOwn } from './open-own.ts';

const FOLDER = new URL('/e2e/fixtures/models/', location.href);
const PATHS = ['config.json', 'tokenizer.json', 'onnx/model.onnx'];
const CONTROL = { isCancelled: () => false, yieldControl: async () => {} };
const LABELS = ['O', 'B-Gene', 'I-Gene', 'B-Disease', 'I-Disease', 'B-Chemical', 'I-Chemical'];

type Files = Map<string, Uint8Array<ArrayBuffer>>;
async function filesOf(name: string): Promise<Files> {
  const files: Files = new Map();
  for (const path of PATHS) {
    const response = await fetch(new URL(`${name}/${path}`, FOLDER));
    files.set(path, new Uint8Array(await response.arrayBuffer()));
  }
  return files;
}

async function open(files: Files, settings: Record<string, unknown>) {
  const described = await Promise.all(
    [...files].map(async ([path, bytes]) => ({
      path,
      bytes: bytes.byteLength,
      sha256: await sha256(bytes),
    })),
  );
  const model = { id: 'x', title: 'Mine', files: described, ...settings } as BesidePack;
  const read: ReadFile = async (path) => {
    const bytes = files.get(path);
    return bytes ? ok(new Uint8Array(bytes)) : fail({ code: 'pack-not-found', url: path });
  };
  return openOwn(model, read, 1, () => {});
}

async function opened(name: string, settings: Record<string, unknown>) {
  const result = await open(await filesOf(name), settings);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const ENTITIES = { task: 'entities', labels: guessLabels('entities', LABELS) };

describe('a model in the layout of Hugging Face', () => {
  it('finds mentions in exactly the given text, with the casing it was trained with', async () => {
    const own = await opened('tiny-entities', ENTITIES);
    if (!('reader' in own)) throw new Error('no reader');
    const text =
      '  BRAF, “TP53” 🧬\r\nand nephrotoxicity of cisplatin in patients with lung cancer.';
    const result = await annotate({ text }, own.reader, CONTROL);
    if (!result.ok) throw new Error(result.error.code);
    expect(
      result.value.mentions.map(({ start, end, type }) => [text.slice(start, end), type]),
    ).toEqual([
      ['BRAF', 'Gene'],
      ['TP53', 'Gene'],
      ['nephrotoxicity', 'Disease'],
      ['cisplatin', 'Chemical'],
      ['lung cancer', 'Disease'],
    ]);
    await own.close();
  });

  it('answers', async () => {
    const own = await opened('tiny-answers', { task: 'answers' });
    if (!('reader' in own)) throw new Error('no reader');
    const text = 'aspirin treats asthma of patients.';
    const result = await answer(
      { text, question: 'What is treats ?', limit: 2 },
      own.reader,
      CONTROL,
    );
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.answers[0]?.text).toBe('asthma');
    await own.close();
  });

  it('judges relations between two mentions of a sentence', async () => {
    const settings = {
      task: 'relations',
      labels: { 0: '', 1: 'Causes' },
      head: 'Gene',
      tail: 'Disease',
    };
    const own = await opened('tiny-relations', settings);
    if (!('classifier' in own)) throw new Error('no classifier');
    const text = 'BRAF causes asthma. EGFR was of lung cancer.';
    const mention = (id: string, surface: string, type: string) => {
      const start = text.indexOf(surface);
      return { id, start, end: start + surface.length, text: surface, type, score: 1, group: id };
    };
    const mentions = [
      mention('T1', 'BRAF', 'Gene'),
      mention('T2', 'asthma', 'Disease'),
      mention('T3', 'EGFR', 'Gene'),
      mention('T4', 'lung cancer', 'Disease'),
    ];
    const found = await classifyPairs(text, mentions, own.classifier, CONTROL);
    expect(found.map(({ head, tail, type }) => [head, tail, type])).toEqual([
      ['T1', 'T2', 'Causes'],
    ]);
    await own.close();
  });
});
