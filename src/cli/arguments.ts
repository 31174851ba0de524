import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/result.ts';

export type OffsetUnit = 'utf16' | 'codepoints';
export type Task = 'entities' | 'relations' | 'answers';

interface Common {
  /** Folder of the pack; the one that comes with the program when absent. */
  readonly pack: string | undefined;
  readonly threads: number | undefined;
  readonly progress: boolean;
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | (Common & {
      readonly name: 'annotate';
      readonly files: readonly string[];
      readonly offsets: OffsetUnit;
      readonly heads: string | undefined;
    })
  | (Common & {
      readonly name: 'ask';
      readonly question: string;
      readonly files: readonly string[];
      readonly offsets: OffsetUnit;
      readonly limit: number;
    })
  | (Common & {
      readonly name: 'evaluate';
      readonly task: Task;
      readonly corpus: string;
      readonly heads: string | undefined;
      readonly limit: number;
    });

export type AnnotateCommand = Extract<Command, { name: 'annotate' }>;
export type AskCommand = Extract<Command, { name: 'ask' }>;
export type EvaluateCommand = Extract<Command, { name: 'evaluate' }>;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  progress: { type: 'boolean' },
  pack: { type: 'string' },
  threads: { type: 'string' },
  offsets: { type: 'string' },
  heads: { type: 'string' },
  question: { type: 'string' },
  limit: { type: 'string' },
  task: { type: 'string' },
  corpus: { type: 'string' },
} as const;

type OptionName = keyof typeof OPTIONS;

const COMMON: readonly OptionName[] = ['help', 'version', 'progress', 'pack', 'threads'];
const OWN: Readonly<Record<'annotate' | 'ask' | 'evaluate', readonly OptionName[]>> = {
  annotate: ['offsets', 'heads'],
  ask: ['offsets', 'question', 'limit'],
  evaluate: ['task', 'corpus', 'heads', 'limit'],
};

const MOST_THREADS = 64;
const DEFAULT_ANSWERS = 5;

/** Thrown and caught in this file only: an option that makes no sense. */
class UsageError extends Error {}

/** What the user wants, or a sentence about what is wrong with it. */
export function parseCommand(argv: readonly string[]): Result<Command, string> {
  try {
    return ok(parse(argv));
  } catch (error) {
    // `parseArgs` throws TypeErrors with a code for unknown options and missing values.
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    if (!isUsage) throw error;
    return fail(error.message);
  }
}

function parse(argv: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, ...files] = positionals;
  if (values.help || name === 'help') return { name: 'help' };
  if (values.version) return { name: 'version' };
  if (name !== 'annotate' && name !== 'ask' && name !== 'evaluate') {
    throw new UsageError(name ? `There is no command '${name}'.` : 'A command is missing.');
  }
  for (const option of Object.keys(values) as OptionName[]) {
    if (COMMON.includes(option) || OWN[name].includes(option)) continue;
    throw new UsageError(`'${name}' has no option --${option}.`);
  }
  const common = {
    pack: values.pack,
    threads: optionalNumber('threads', values.threads, MOST_THREADS),
    progress: values.progress ?? false,
  };
  const offsets = oneOf('offsets', values.offsets ?? 'utf16', ['utf16', 'codepoints']);
  const limit = optionalNumber('limit', values.limit, Number.MAX_SAFE_INTEGER);
  if (name === 'annotate') return { name, ...common, files, offsets, heads: values.heads };
  if (name === 'ask') {
    const question = required('question', values.question);
    return { name, ...common, question, files, offsets, limit: limit ?? DEFAULT_ANSWERS };
  }
  if (files.length > 0) throw new UsageError(`'evaluate' takes its file as --corpus.`);
  return {
    name,
    ...common,
    task: oneOf('task', required('task', values.task), ['entities', 'relations', 'answers']),
    corpus: required('corpus', values.corpus),
    heads: values.heads,
    limit: limit ?? Number.POSITIVE_INFINITY,
  };
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
