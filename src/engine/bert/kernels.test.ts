import { describe, expect, it } from 'vitest';
import { compileKernelSource } from '../../../scripts/compile-kernels.ts';
import { KERNELS, RELAXED_KERNELS } from './kernels.generated.ts';

describe('the kernels', () => {
  it('are what their source compiles to (else: npx tsx scripts/kernels.ts)', async () => {
    expect(await compileKernelSource()).toEqual({ kernels: KERNELS, relaxed: RELAXED_KERNELS });
  }, 60_000);
});
