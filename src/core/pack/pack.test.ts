import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EMBEDDED_PACKS, PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { layOut } from './layout.ts';
import type { PackManifest } from './manifest.ts';
import { parseManifest } from './parse.ts';

const URL = 'https://example.org/pack/';
const json = (): Record<string, unknown> =>
  JSON.parse(readFileSync(`public/${PACKAGED_PACK}manifest.json`, 'utf8'));

describe('parseManifest', () => {
  it.each(EMBEDDED_PACKS)(
    'takes the embedded pack $id, of the bytes that its list states',
    (pack) => {
      const given: unknown = JSON.parse(readFileSync(`public/${pack.folder}manifest.json`, 'utf8'));
      const parsed = parseManifest(given, URL);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const { id, vocabulary, engines, relations } = parsed.value;
      expect(id).toBe(pack.id);
      const { graph, weights } = engines.wasm;
      const files = [vocabulary, graph, weights, relations?.graph];
      expect(files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)).toBe(pack.bytes);
    },
  );

  it.each<[string, (manifest: PackManifest) => unknown, string]>([
    ['another format', (m) => ({ ...m, format: 2 }), 'format'],
    ['no heads', (m) => ({ ...m, entities: { ...m.entities, heads: [] } }), 'entities.heads'],
    [
      'a file outside the pack',
      (m) => ({ ...m, vocabulary: { ...m.vocabulary, path: '../secret' } }),
      'vocabulary.path',
    ],
    [
      'a default guideline without heads',
      (m) => ({ ...m, entities: { ...m.entities, defaultGuideline: 'none' } }),
      'entities.defaultGuideline',
    ],
    [
      'schemas beyond the logits',
      (m) => ({ ...m, relations: { ...m.relations, logits: 3 } }),
      'relations.schemas',
    ],
    ['no object at all', () => 'hello', ''],
  ])('refuses %s and names the field', (_, change, path) => {
    const result = parseManifest(change(json() as PackManifest), URL);
    expect(result).toMatchObject({ ok: false, error: { code: 'pack-invalid', url: URL, path } });
  });
});

describe('layOut', () => {
  const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

  it('turns columns of int8 into rows of uint8, and repeats their scales', () => {
    const weights = new Uint8Array(Int8Array.from([1, -1, 2, -2, 127, -128]).buffer);
    const shared = new Uint8Array([...weights, 0, 0, ...floats(0.5, 0.25)]);
    const made = layOut(shared, {
      bytes: 24,
      steps: [
        { kind: 'columns', from: 0, to: 0, rows: 3, columns: 2 },
        { kind: 'repeat', from: 8, to: 8, count: 2, times: 2 },
      ],
    });
    expect([...made.subarray(0, 6)]).toEqual([129, 130, 255, 127, 126, 0]);
    expect([...new Float32Array(made.slice(8).buffer)]).toEqual([0.5, 0.5, 0.25, 0.25]);
  });

  it('copies bytes, and shifts rows of int8 in place', () => {
    const made = layOut(Uint8Array.from([1, 2, 0xff, 0x80]), {
      bytes: 4,
      steps: [
        { kind: 'copy', from: 0, to: 2, bytes: 2 },
        { kind: 'rows', from: 2, to: 0, rows: 1, columns: 2 },
      ],
    });
    expect([...made]).toEqual([127, 0, 1, 2]);
  });

  it('throws when a step reaches beyond the file', () => {
    const layout = { bytes: 4, steps: [{ kind: 'copy', from: 2, to: 0, bytes: 4 }] as const };
    expect(() => layOut(new Uint8Array(4), { ...layout, steps: [...layout.steps] })).toThrow(
      RangeError,
    );
  });
});
