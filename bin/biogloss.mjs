#!/usr/bin/env node
// The sources are TypeScript with `.ts` imports; tsx lets Node (20.19 and later) run them as they are.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
// The engine's threads would keep the process alive.
process.exit(await main(process.argv.slice(2)));
