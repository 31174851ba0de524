import { failureClause } from '../core/catalogue/failure.ts';
import { assertNever, invariant } from '../core/errors.ts';
import { ok } from '../core/result.ts';
import { formatNamed } from '../formats/formats.ts';
import { annotateCommand } from './annotate-command.ts';
import { parseCommand } from './arguments.ts';
import { askCommand } from './ask-command.ts';
import type { AskCommand, CliCommand, EvaluateCommand } from './command.ts';
import { compareCommand } from './compare-command.ts';
import { convertCommand } from './convert-command.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { HELP } from './help.ts';
import { openAnnotating, openNamedReader, type Unopened } from './open-annotating.ts';
import { openNodePack } from './open-node-pack.ts';
import { openNodeVocabulary } from './open-node-vocabulary.ts';
import { createOutput, type Output } from './output.ts';
import { version } from './program.ts';
import { streamCommand } from './stream/stream-command.ts';

export { serveThread } from './stream/serve-thread.ts';

/**
 * Runs a command line and returns the exit code. Exits the process itself only when the reader of its output is gone.
 */
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
  const exitCode = await run(command, output);
  await output.flush();
  return exitCode;
}

async function run(command: WorkCommand, output: Output): Promise<ExitCode> {
  switch (command.name) {
    case 'annotate': {
      const { stream } = command;
      if (stream) return streamCommand({ ...command, stream }, process.stdin, output);
      const annotating = await openAnnotating(command, output);
      if (!annotating.ok) return told(annotating.error, output);
      return annotateCommand(command, annotating.value, process.stdin, output);
    }
    case 'ask':
      return ask(command, output);
    case 'compare':
      return compareCommand(command, process.stdin, output);
    case 'convert': {
      const to = formatNamed(command.to);
      invariant(to, `there is a format ${command.to}`);
      return convertCommand(command, to, process.stdin, output);
    }
    case 'evaluate':
      return evaluate(command, output);
    default:
      return assertNever(command);
  }
}

async function ask(command: AskCommand, output: Output): Promise<ExitCode> {
  const pack = await openNodePack(command, output);
  if (pack.ok) return askCommand(command, pack.value.reader, process.stdin, output);
  return told({ reason: failureClause(pack.error), exitCode: EXIT.unusable }, output);
}

async function evaluate(command: EvaluateCommand, output: Output): Promise<ExitCode> {
  const own = await openNodeVocabulary(command.vocabulary, output.complain);
  if (!own.ok) return told({ reason: own.error, exitCode: EXIT.unusable }, output);
  // Linking gold mentions needs no model.
  const needsModel = command.task !== 'linking' || !command.goldMentions;
  const reader = needsModel ? await openNamedReader(command, own.value, output) : ok(undefined);
  if (!reader.ok) return told(reader.error, output);
  return evaluateCommand(command, reader.value, own.value, output);
}

function told({ reason, exitCode }: Unopened, output: Output): ExitCode {
  output.complain(`biogloss: ${reason}`);
  return exitCode;
}
