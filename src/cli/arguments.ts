import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/result.ts';
import { formats } from '../formats/formats.ts';
import type { CliCommand, Task } from './command.ts';
import { COMMANDS, COMMON, OPTIONS, type OptionName, OWN } from './options.ts';
import { streamOptions } from './stream/options.ts';
import { UsageError } from './usage-error.ts';
import { ownList } from './vocabulary-option.ts';

const TASKS: readonly Task[] = ['entities', 'relations', 'answers', 'linking'];
const MAX_THREADS = 64;
const DEFAULT_ANSWERS = 5;

/** Parses a command line. An error is a sentence for the user. */
export function parseCommand(argv: readonly string[]): Result<CliCommand, string> {
  try {
    return ok(parse(argv));
  } catch (error) {
    // `parseArgs` throws TypeErrors with a code for unknown options and missing values.
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    if (!isUsage) throw error;
    return fail(error.message);
  }
}

function parse(argv: readonly string[]): CliCommand {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [given, ...files] = positionals;
  if (values.help || given === 'help') return { name: 'help' };
  if (values.version) return { name: 'version' };
  const name = COMMANDS.find((one) => one === given);
  if (name === undefined) {
    throw new UsageError(given ? `There is no command '${given}'.` : 'A command is missing.');
  }
  for (const option of Object.keys(values) as OptionName[]) {
    if (COMMON.includes(option) || OWN[name].includes(option)) continue;
    throw new UsageError(`'${name}' has no option --${option}.`);
  }
  if (name === 'convert') {
    const to = required('to', values.to);
    if (values.stream && (to !== 'json-lines' || values.out !== undefined)) {
      throw new UsageError('--stream of convert needs --to json-lines, and no --out.');
    }
    return {
      ...{ name, progress: values.progress ?? false, files },
      ...{ ...exchange({ ...values, to }), to },
      ...(values.stream && { isStream: true }),
    };
  }
  if (name === 'compare') {
    const [first, second, ...more] = files;
    if (first === undefined || second === undefined || more.length > 0) {
      throw new UsageError("'compare' takes two files.");
    }
    const { from } = exchange({ ...(values.from !== undefined && { from: values.from }) });
    return { name, progress: values.progress ?? false, first, second, from };
  }
  const common = {
    pack: values.pack,
    threads: optionalNumber('threads', values.threads, MAX_THREADS),
    progress: values.progress ?? false,
  };
  const offsets = oneOf('offsets', values.offsets ?? 'utf16', ['utf16', 'codepoints']);
  const limit = optionalNumber('limit', values.limit, Number.MAX_SAFE_INTEGER);
  const linking = {
    lexicon: values.lexicon,
    vocabulary: ownList(values),
    dictionary: values.dictionary,
  };
  if (values.lexicon === 'none' && values.vocabulary !== undefined) {
    throw new UsageError('--vocabulary needs a lexicon beside it: leave out --lexicon none.');
  }
  if (name === 'annotate') {
    const stream = streamOptions(values, files);
    if (values.to !== undefined && values.offsets !== undefined) {
      throw new UsageError(
        '--offsets is for output without --to: a format has offsets of its own.',
      );
    }
    return {
      name,
      ...common,
      files,
      offsets,
      heads: values.heads,
      ...(values.stream ? { from: undefined, to: undefined, out: values.out } : exchange(values)),
      ...linking,
      // One session for each core by default, because a session has one thread.
      ...(stream && { stream, threads: common.threads ?? 1 }),
      ...(values.everything && { everything: true }),
    };
  }
  if (name === 'ask') {
    const question = required('question', values.question);
    return { name, ...common, question, files, offsets, limit: limit ?? DEFAULT_ANSWERS };
  }
  if (files.length > 0) throw new UsageError(`'evaluate' takes its file as --corpus.`);
  return {
    name,
    ...common,
    task: oneOf('task', required('task', values.task), TASKS),
    corpus: required('corpus', values.corpus),
    heads: values.heads,
    limit: limit ?? Number.POSITIVE_INFINITY,
    goldMentions: values['gold-mentions'] ?? false,
    claims: values.claims,
    ...linking,
  };
}

/** Checks the names of formats: they must exist, and be readable or writable as needed. */
function exchange(values: { readonly from?: string; readonly to?: string; readonly out?: string }) {
  const { from, to, out } = values;
  const readable = formats.filter(({ read, isBinary }) => read ?? isBinary).map(({ name }) => name);
  const writable = formats.filter(({ writer }) => writer);
  if (from !== undefined) oneOf('from', from, readable);
  if (to !== undefined)
    oneOf(
      'to',
      to,
      writable.map(({ name }) => name),
    );
  if (out !== undefined && to === undefined) throw new UsageError('--out needs --to.');
  if (out === undefined && writable.some(({ name, writer }) => name === to && writer?.beside)) {
    throw new UsageError(`${to} is several files a document: --out is missing.`);
  }
  return { from, to, out };
}

function required(name: OptionName, value: string | undefined): string {
  if (value?.trim()) return value;
  throw new UsageError(`--${name} is missing.`);
}

function oneOf<const T extends string>(name: OptionName, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${known.join(', ')}, not '${value}'.`);
}

function optionalNumber(
  name: OptionName,
  value: string | undefined,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from 1 on, not '${value}'.`);
}
