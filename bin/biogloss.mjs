#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// A clone has the sources, with `.ts` imports, which tsx lets Node (20.19 and later) run as they are; the npm
// package has them built.
const sources = new URL('../src/cli/main.ts', import.meta.url);
const isClone = existsSync(sources);
if (isClone) (await import('tsx/esm/api')).register();
const { main, serveThread } = await import(isClone ? sources.href : '../dist/cli/biogloss.js');
// The engine's threads would keep the process alive.
if (isMainThread) process.exit(await main(process.argv.slice(2)));
// A session of `annotate --stream`, which lives as long as its messages come.
await serveThread();
