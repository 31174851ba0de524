import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tinyLexiconBytes } from '../../core/link/testing/tiny-lexicon.ts';
import { fail, ok } from '../../core/result.ts';
import type { VocabularyFile } from '../contract/protocol.ts';
import { createLinking } from './linking.ts';
import { createVocabularies, readVocabulary } from './own-vocabularies.ts';

const bytes = tinyLexiconBytes();
const sized = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
const manifest = {
  format: 1,
  id: 'tiny',
  version: '1',
  file: { path: 'tiny.bin', ...sized, unpacked: sized },
  sources: [],
};

const text = 'Aspirin and flurbin.';
const mention = (id: string, start: number, end: number) => ({
  id,
  start,
  end,
  text: text.slice(start, end),
  type: 'Chemical',
  score: 1,
  group: id,
});
const sources = { lexiconUrl: 'https://example.org/tiny/' };
const input = { text, mentions: [mention('T1', 0, 7), mention('T2', 12, 19)], sources };
const going = new AbortController().signal;
const silent = () => {};

const vocabulary = (name: string, content: string): VocabularyFile => ({
  id: name,
  name,
  file: new Blob([content]),
});

/** A server that answers from the given request on, and counts all requests. */
function server(answersFrom: number) {
  const seen: string[] = [];
  const readFrom = (url: string) => async (path: string) => {
    seen.push(url + path);
    if (seen.length < answersFrom) return fail({ code: 'pack-not-found', url } as const);
    return ok(
      path === 'lexicon.json'
        ? new TextEncoder().encode(JSON.stringify(manifest))
        : new Uint8Array(bytes),
    );
  };
  return { seen, readFrom };
}

describe('linking in the worker', () => {
  it('links mentions, says with which lexicon, and fetches it once', async () => {
    const { seen, readFrom } = server(1);
    const { link } = createLinking(readFrom);
    const first = await link(input, going, silent);
    expect(first).toMatchObject({
      value: {
        concepts: { T1: [{ id: 'MESH:D001241' }], T2: [] },
        lexicon: { id: 'tiny', version: '1' },
      },
    });
    expect(await link(input, going, silent)).toEqual(first);
    expect(seen).toEqual([
      'https://example.org/tiny/lexicon.json',
      'https://example.org/tiny/tiny.bin',
    ]);
  });

  it('says why there are no concepts, and tries again the next time', async () => {
    const { link } = createLinking(server(2).readFrom);
    expect(await link(input, going, silent)).toMatchObject({ error: { code: 'pack-not-found' } });
    expect(await link(input, going, silent)).toMatchObject({ ok: true });
  });

  it('ends at once when it is cancelled, also while the lexicon is on its way', async () => {
    const { link } = createLinking(() => () => new Promise(() => {}));
    const controller = new AbortController();
    const linked = link(input, controller.signal, silent);
    controller.abort();
    expect(await linked).toEqual(fail({ code: 'cancelled' }));
  });

  it(`puts the user's own names first, with the name of their list`, async () => {
    const { link } = createLinking(server(1).readFrom);
    const vocabularies = [vocabulary('mine.tsv', 'MINE:1\tflurbin\nMINE:2\taspirin\n')];
    const linked = await link({ ...input, sources: { ...sources, vocabularies } }, going, silent);
    expect(linked).toMatchObject({
      value: {
        concepts: {
          T1: [{ id: 'MINE:2', score: 1, vocabulary: 'mine.tsv' }, { id: 'MESH:D001241' }],
          T2: [{ id: 'MINE:1', name: 'flurbin', score: 1, vocabulary: 'mine.tsv' }],
        },
      },
    });
  });

  it('finds concepts by name and identifier, in own vocabularies and in the lexicon', async () => {
    const { find } = createLinking(server(1).readFrom);
    const vocabularies = [vocabulary('mine.tsv', 'MINE:2\taspirin tablets\n')];
    const ids = async (query: string, type?: string) => {
      const wanted = { text: query, limit: 5, sources: { ...sources, vocabularies } };
      const found = await find({ ...wanted, ...(type !== undefined && { type }) });
      return found.ok && found.value.concepts.map(({ id }) => id);
    };
    expect(await ids('aspirin')).toEqual(['MINE:2', 'MESH:D001241']);
    expect(await ids('mesh:d001241')).toEqual(['MESH:D001241']);
    expect(await ids('aspirin', 'Gene')).toEqual(['MINE:2']);
  });
});

describe('a vocabulary that is added', () => {
  const read = (content: string | Uint8Array<ArrayBuffer>) => readVocabulary(new Blob([content]));

  it('is named by its content, and says what was left out', async () => {
    const read1 = await read('X:1\tred\nX:2\n');
    expect(read1).toMatchObject({
      value: {
        concepts: 1,
        skipped: 1,
        warnings: [{ line: 2 }],
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(await read('X:1\tred\nX:2\n')).toEqual(read1);
  });

  it('is refused with the line that is wrong', async () => {
    expect(await read('Some prose.\nMore of it.\n')).toMatchObject({
      error: { code: 'vocabulary-invalid', line: 1 },
    });
    expect(await read('[\n{"id": "X:1",\n"name": }]')).toMatchObject({
      error: { code: 'vocabulary-invalid', line: 3 },
    });
    expect(await read(new Uint8Array([0xff, 0x00]))).toMatchObject({
      error: { code: 'vocabulary-invalid' },
    });
  });
});

describe('a large vocabulary', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `X:${at}\tname ${at}\n`).join('');
  const vocabularies = [vocabulary('many.tsv', `MINE:2\taspirin\n${many}`)];

  it('is made ready in slices, between which others get their turn, and says how far it is', async () => {
    let turns = 0;
    const made = createVocabularies(async () => {
      turns += 1;
    });
    const { link } = createLinking(server(1).readFrom, made);
    const told: { readonly phase: string; readonly done: number; readonly total: number }[] = [];
    const linked = await link({ ...input, sources: { ...sources, vocabularies } }, going, (one) =>
      told.push(one),
    );
    expect(linked).toMatchObject({ value: { concepts: { T1: [{ id: 'MINE:2' }, {}] } } });
    const names = told.filter(({ phase }) => phase === 'names');
    expect(names.length).toBe(turns);
    expect(turns).toBeGreaterThan(5);
    expect(names.every(({ done, total }) => done > 0 && done < total)).toBe(true);
    expect(names.map(({ done }) => done)).toEqual(
      names.map(({ done }) => done).sort((a, b) => a - b),
    );
  });

  it('holds up no call that is cancelled', async () => {
    const controller = new AbortController();
    const made = createVocabularies(async () => controller.abort());
    const { link } = createLinking(server(1).readFrom, made);
    const linked = link(
      { ...input, sources: { ...sources, vocabularies } },
      controller.signal,
      silent,
    );
    expect(await linked).toEqual(fail({ code: 'cancelled' }));
  });
});
