import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = fileURLToPath(new URL('../src/engine/bert/assembly/', import.meta.url));
/** Largest memory: 1 GB. The engine creates a memory of the size that it needs. */
const MAX_PAGES = 16_384;

/** Both modules in base64. A browser without relaxed SIMD cannot open a module that uses it, so there are two. */
export async function compileKernelSource(): Promise<{ kernels: string; relaxed: string }> {
  return {
    kernels: await compile('index.ts'),
    relaxed: await compile('relaxed.ts', '--enable', 'relaxed-simd'),
  };
}

async function compile(entry: string, ...options: readonly string[]): Promise<string> {
  const { error, stderr, stdout, binary } = await run(FOLDER + entry, options);
  if (error || !binary) throw new Error(`${error?.message}\n${stdout}${stderr}`);
  return Buffer.from(binary).toString('base64');
}

async function run(entry: string, options: readonly string[]) {
  let binary: Uint8Array | undefined;
  const { error, stderr, stdout } = await asc.main(
    [
      entry,
      ...[
        '--outFile',
        'kernels.wasm',
        '-O3',
        '--runtime',
        'stub',
        '--noAssert',
        '--disableWarning',
      ],
      ...['--enable', 'simd', '--enable', 'threads', '--importMemory', '--sharedMemory'],
      ...[
        '--noExportMemory',
        '--memoryBase',
        '64',
        '--initialMemory',
        '1',
        '--maximumMemory',
        String(MAX_PAGES),
        ...options,
      ],
    ],
    {
      writeFile: (name: string, contents: string | Uint8Array) => {
        if (name === 'kernels.wasm' && typeof contents !== 'string') binary = contents;
      },
    },
  );
  return { error, stderr: stderr.toString(), stdout: stdout.toString(), binary };
}
