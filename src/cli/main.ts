import { readFile } from 'node:fs/promises';
import { failureClause } from '../core/catalogue/failure.ts';
import { assertNever, invariant } from '../core/errors.ts';
import { createOwnNames } from '../core/gazetteer/own-names.ts';
import type { Reader } from '../core/read/reader.ts';
import { ok } from '../core/result.ts';
import { formatNamed } from '../formats/formats.ts';
import { annotateCommand } from './annotate-command.ts';
import {
  type CliCommand,
  type CompareCommand,
  type ConvertCommand,
  parseCommand,
} from './arguments.ts';
import { askCommand } from './ask-command.ts';
import { compareCommand } from './compare-command.ts';
import { convertCommand } from './convert-command.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { HELP } from './help.ts';
import { openNodeGazetteer } from './open-node-gazetteer.ts';
import { openNodePack } from './open-node-pack.ts';
import { type OwnList, openNodeVocabulary } from './open-node-vocabulary.ts';
import { createOutput, type Output } from './output.ts';

/** Runs a command line and gives the exit code. Ends the process itself only when nobody reads on. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const command = parseCommand(argv);
  if (!command.ok) {
    process.stderr.write(`biogloss: ${command.error} See 'biogloss --help'.\n`);
    return EXIT.usage;
  }
  switch (command.value.name) {
    case 'help':
      process.stdout.write(HELP);
      return EXIT.ok;
    case 'version':
      process.stdout.write(`${await version()}\n`);
      return EXIT.ok;
    default:
      return work(command.value);
  }
}

type WorkCommand = Exclude<CliCommand, { name: 'help' | 'version' }>;

async function work(command: WorkCommand): Promise<ExitCode> {
  const output = createOutput(process.stdout, process.stderr, command.progress, (error) =>
    process.exit(error ? EXIT.unwritten : EXIT.ok),
  );
  const own =
    command.name === 'annotate' || command.name === 'evaluate'
      ? await openNodeVocabulary(command.vocabulary, output.complain)
      : ok(undefined);
  if (!own.ok) {
    output.complain(`biogloss: ${own.error}`);
    return EXIT.unusable;
  }
  if (command.name === 'evaluate' && command.task === 'linking' && command.goldMentions) {
    const exitCode = await evaluateCommand(command, undefined, own.value, output);
    await output.flush();
    return exitCode;
  }
  if (command.name === 'compare') {
    const exitCode = await compareCommand(command, process.stdin, output);
    await output.flush();
    return exitCode;
  }
  if (command.name === 'convert') {
    const to = formatNamed(command.to);
    invariant(to, `there is a format ${command.to}`);
    const exitCode = await convertCommand(command, to, process.stdin, output);
    await output.flush();
    return exitCode;
  }
  const pack = await openNodePack(command, output);
  if (!pack.ok) {
    output.complain(`biogloss: ${failureClause(pack.error)}`);
    return EXIT.unusable;
  }
  const names = command.name === 'ask' ? ok(undefined) : await openNodeGazetteer(command);
  if (!names.ok) {
    output.complain(`biogloss: ${names.error}`);
    return EXIT.unusable;
  }
  const isFound = own.value && command.name !== 'ask' && !command.vocabulary?.isLinkedOnly;
  const reader: Reader = {
    ...pack.value.reader,
    ...(names.value && { gazetteer: names.value }),
    ...(isFound && { ownNames: createOwnNames(own.value?.concepts ?? []) }),
  };
  const wrongHeads = command.name === 'ask' ? undefined : unknownHeads(command.heads, reader);
  if (wrongHeads) {
    output.complain(`biogloss: ${wrongHeads}`);
    return EXIT.usage;
  }
  const exitCode = await run(command, reader, own.value, output);
  await output.flush();
  return exitCode;
}

function run(
  command: Exclude<WorkCommand, CompareCommand | ConvertCommand>,
  reader: Reader,
  own: OwnList | undefined,
  output: Output,
): Promise<ExitCode> {
  switch (command.name) {
    case 'annotate':
      return annotateCommand(command, reader, own, process.stdin, output);
    case 'ask':
      return askCommand(command, reader, process.stdin, output);
    case 'evaluate':
      return evaluateCommand(command, reader, own, output);
    default:
      return assertNever(command);
  }
}

function unknownHeads(heads: string | undefined, { manifest }: Reader): string | undefined {
  const known = [...new Set(manifest.entities.heads.map(({ guideline }) => guideline))];
  if (heads === undefined || known.includes(heads)) return undefined;
  return failureClause({ code: 'unknown-guideline', guideline: heads, known });
}

async function version(): Promise<string> {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
  return version;
}
