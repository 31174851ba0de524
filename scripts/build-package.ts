/**
 * Builds `dist/npm/`, the folder that is published (`npm publish dist/npm`): what the other builds have made under the paths
 * that `files` of `package.json` names, a manifest without what concerns the repository alone, a README of its own and
 * `custom-elements.json`.
 */
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { customElements } from './custom-elements.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/npm');

/** Fields that are of no use to whoever installs the package. */
const OF_THE_REPOSITORY = ['private', 'scripts', 'devDependencies', 'overrides'];

/** The only file that is written here; the others are linked. */
const MANIFEST = 'custom-elements.json';

export function buildPackage(): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const manifest: Record<string, unknown> & { readonly files: readonly string[] } = JSON.parse(
    text('package.json'),
  );
  for (const name of [...manifest.files, 'bin']) if (name !== MANIFEST) take(name, name);
  take('LICENSE', 'LICENSE');
  take('docs/npm.md', 'README.md');
  const published = Object.entries(manifest).filter(([name]) => !OF_THE_REPOSITORY.includes(name));
  write('package.json', Object.fromEntries(published));
  const sources = { docs: text('docs/widget.md'), events: text('src/widget/events.ts') };
  write(MANIFEST, customElements(sources));
}

const text = (name: string): string => readFileSync(join(root, name), 'utf8');

const write = (name: string, content: unknown): void =>
  writeFileSync(join(out, name), `${JSON.stringify(content, null, 2)}\n`);

/** Links files instead of copying them, because the model and the engine have 75 MB. */
function take(from: string, to: string): void {
  const source = join(root, from);
  if (statSync(source).isDirectory()) {
    for (const name of readdirSync(source)) take(join(from, name), join(to, name));
    return;
  }
  const target = join(out, to);
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildPackage();
