import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/result.ts';
import { formats } from '../formats/formats.ts';
import { type StreamOptions, streamOptions } from './stream/options.ts';
import { UsageError } from './usage-error.ts';
import { ownList, type VocabularyOption } from './vocabulary-option.ts';

export type OffsetUnit = 'utf16' | 'codepoints';
export type Task = 'entities' | 'relations' | 'answers' | 'linking';

interface Common {
  /** Folder of the pack; the one that comes with the program when absent. */
  readonly pack: string | undefined;
  readonly threads: number | undefined;
  readonly progress: boolean;
}

export type CliCommand =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | (Common & {
      readonly name: 'annotate';
      readonly files: readonly string[];
      readonly offsets: OffsetUnit;
      readonly heads: string | undefined;
      /** Lexicon file, `none`, or the one that comes with the program when absent. */
      readonly lexicon: string | undefined;
      readonly vocabulary: VocabularyOption | undefined;
      /** Gazetteer file, `none`, or the one that comes with the program when absent. */
      readonly dictionary: string | undefined;
      /** Names of formats; without `from` it is told by the file, without `to` one JSON object a line is written. */
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly out: string | undefined;
      /** Reference lists, author lines and affiliations are read, too. */
      readonly everything?: true;
      /** One answer a record, in order, by several sessions; `out` is then a file. */
      readonly stream?: StreamOptions;
    })
  | {
      readonly name: 'convert';
      /** JSON Lines in which what is told of the input stands in its place. */
      readonly isStream?: true;
      readonly progress: boolean;
      readonly files: readonly string[];
      readonly from: string | undefined;
      readonly to: string;
      /** Folder for a file a document; standard output when absent. */
      readonly out: string | undefined;
    }
  | {
      readonly name: 'compare';
      readonly progress: boolean;
      readonly first: string;
      readonly second: string;
      readonly from: string | undefined;
    }
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
      /** Relate or link the gold mentions instead of those that are found. */
      readonly goldMentions: boolean;
      readonly lexicon: string | undefined;
      readonly vocabulary: VocabularyOption | undefined;
      /** Gazetteer file, `none`, or the one that comes with the program when absent. */
      readonly dictionary: string | undefined;
      /** File for every claim with its score, and whether it is right. */
      readonly claims: string | undefined;
    });

export type AnnotateCommand = Extract<CliCommand, { name: 'annotate' }>;
export type CompareCommand = Extract<CliCommand, { name: 'compare' }>;
export type ConvertCommand = Extract<CliCommand, { name: 'convert' }>;
export type AskCommand = Extract<CliCommand, { name: 'ask' }>;
export type EvaluateCommand = Extract<CliCommand, { name: 'evaluate' }>;

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
  lexicon: { type: 'string' },
  vocabulary: { type: 'string' },
  'vocabulary-type': { type: 'string' },
  'vocabulary-links-only': { type: 'boolean' },
  dictionary: { type: 'string' },
  'gold-mentions': { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  stream: { type: 'boolean' },
  workers: { type: 'string' },
  shard: { type: 'string' },
  resume: { type: 'boolean' },
  reader: { type: 'string' },
  'metrics-every': { type: 'string' },
  everything: { type: 'boolean' },
  claims: { type: 'string' },
} as const;

type OptionName = keyof typeof OPTIONS;

const COMMANDS = ['annotate', 'ask', 'compare', 'convert', 'evaluate'] as const;
type CommandName = (typeof COMMANDS)[number];

const COMMON: readonly OptionName[] = ['help', 'version', 'progress'];
const ENGINE: readonly OptionName[] = ['pack', 'threads'];
const STREAM = ['workers', 'shard', 'resume', 'reader', 'metrics-every'] as const;
const OWN: Readonly<Record<CommandName, readonly OptionName[]>> = {
  annotate: [
    ...ENGINE,
    'offsets',
    'heads',
    'from',
    'to',
    'out',
    'lexicon',
    'vocabulary',
    'vocabulary-type',
    'vocabulary-links-only',
    'dictionary',
    'everything',
    'stream',
    ...STREAM,
  ],
  compare: ['from'],
  convert: ['from', 'to', 'out', 'stream'],
  ask: [...ENGINE, 'offsets', 'question', 'limit'],
  evaluate: [
    ...ENGINE,
    'task',
    'corpus',
    'heads',
    'limit',
    'gold-mentions',
    'lexicon',
    'vocabulary',
    'vocabulary-type',
    'vocabulary-links-only',
    'dictionary',
    'claims',
  ],
};

const TASKS: readonly Task[] = ['entities', 'relations', 'answers', 'linking'];
const MAX_THREADS = 64;
const DEFAULT_ANSWERS = 5;

/** What the user wants, or a sentence about what is wrong with it. */
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
      // As many sessions as cores: each has one thread, unless more are wanted.
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

/** Formats that there are, and that can be read, or written where they are wanted. */
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
