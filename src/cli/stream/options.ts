import { availableParallelism } from 'node:os';
import { UsageError } from '../usage-error.ts';

/** A part of the records, for jobs that share an input: `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface StreamOptions {
  /** Number of threads, each with a session. */
  readonly workers: number;
  readonly shard: Shard;
  /** Continues after the answers that the output file contains. */
  readonly isResumed: boolean;
  /** `none` answers every record without findings, to measure everything but the model. */
  readonly reader: 'model' | 'none';
  /** Seconds between two metrics lines on standard error. */
  readonly metricsEvery: number;
}

interface Values {
  readonly stream?: boolean;
  readonly workers?: string;
  readonly shard?: string;
  readonly resume?: boolean;
  readonly reader?: string;
  readonly 'metrics-every'?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
}

const MOST_WORKERS = 256;
const METRICS_EVERY = 10;
const NEEDS_STREAM = ['workers', 'shard', 'resume', 'reader', 'metrics-every'] as const;

/** Checks the options of `annotate --stream`; undefined without `--stream`. */
export function streamOptions(values: Values, files: readonly string[]): StreamOptions | undefined {
  if (!values.stream) {
    const given = NEEDS_STREAM.find((name) => values[name] !== undefined);
    if (given) throw new UsageError(`--${given} needs --stream.`);
    return undefined;
  }
  if (files.length > 1) {
    throw new UsageError(
      '--stream reads one FILE, or standard input: its answers name lines of it.',
    );
  }
  for (const name of ['from', 'to'] as const) {
    if (values[name] !== undefined) {
      throw new UsageError(`--stream reads and writes JSON Lines: leave out --${name}.`);
    }
  }
  if (values.resume && values.out === undefined) {
    throw new UsageError('--resume needs --out FILE, the answers that are there.');
  }
  const { reader = 'model' } = values;
  if (reader !== 'model' && reader !== 'none') {
    throw new UsageError(`--reader must be one of model, none, not '${reader}'.`);
  }
  return {
    workers: wholeNumber('workers', values.workers, availableParallelism(), MOST_WORKERS),
    shard: shardOf(values.shard),
    isResumed: values.resume ?? false,
    reader,
    metricsEvery: wholeNumber('metrics-every', values['metrics-every'], METRICS_EVERY, 86_400),
  };
}

function shardOf(value = '1/1'): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`--shard must be I/N with I from 1 to N, not '${value}'.`);
}

function wholeNumber(
  name: string,
  value: string | undefined,
  otherwise: number,
  most: number,
): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from 1 to ${most}, not '${value}'.`);
}

/** True when a line (from 1) belongs to a shard. Shards take lines in turn, so that all have equal length. */
export const isInShard = (line: number, { index, count }: Shard): boolean =>
  (line - 1) % count === index - 1;
