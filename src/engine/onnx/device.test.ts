import { describe, expect, it } from 'vitest';
import { featuresFor, requestGpu } from './device.ts';

const all = new Set(['shader-f16', 'subgroups', 'subgroup-size-control', 'timestamp-query']);
const adapter = (subgroupMinSize: number | undefined, features = all) =>
  ({ features, info: { subgroupMinSize } }) as unknown as GPUAdapter;

describe('featuresFor', () => {
  it('leaves subgroups out where they have four lanes, as on SwiftShader', () => {
    expect(featuresFor(adapter(4))).toEqual(['shader-f16']);
  });

  it('leaves subgroups out where the browser does not tell their size', () => {
    expect(featuresFor(adapter(undefined))).toEqual(['shader-f16']);
  });

  it('asks for subgroups of eight lanes and more, and for nothing the adapter lacks', () => {
    expect(featuresFor(adapter(8))).toEqual(['shader-f16', 'subgroups', 'subgroup-size-control']);
    expect(featuresFor(adapter(32, new Set(['subgroups'])))).toEqual(['subgroups']);
  });
});

describe('requestGpu', () => {
  it.each([
    ['no WebGPU', undefined],
    ['no graphics adapter', { requestAdapter: async () => null }],
    [
      'swiftshader is software',
      {
        requestAdapter: async () => ({
          info: { architecture: 'swiftshader', isFallbackAdapter: true },
        }),
      },
    ],
    ['lost on the way', { requestAdapter: () => Promise.reject(new Error('lost on the way')) }],
  ])('says that the engine is unavailable: %s', async (reason, gpu) => {
    const result = await requestGpu(gpu as unknown as GPU | undefined, false);
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'engine-unavailable',
        engine: 'webgpu',
        reason: expect.stringContaining(reason),
      },
    });
  });
});
