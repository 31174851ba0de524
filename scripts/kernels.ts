/**
 * Compiles the kernels of `src/engine/bert/assembly` (AssemblyScript) into `kernels.generated.ts`, once as any browser
 * runs them and once with relaxed SIMD. A test compares what is there with what the source gives.
 *
 *   npx tsx scripts/kernels.ts
 */
import { writeFileSync } from 'node:fs';
import { compileKernelSource } from './compile-kernels.ts';

const file = 'src/engine/bert/kernels.generated.ts';
const { kernels, relaxed } = await compileKernelSource();
writeFileSync(
  file,
  `// Written by scripts/kernels.ts from assembly/: WebAssembly modules in base64.
// biome-ignore format: one line each
export const KERNELS = '${kernels}';
// biome-ignore format: one line each
export const RELAXED_KERNELS = '${relaxed}';
`,
);
