/** All options of all commands, in the form of `parseArgs`. */
export const OPTIONS = {
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

export type OptionName = keyof typeof OPTIONS;

export const COMMANDS = ['annotate', 'ask', 'compare', 'convert', 'evaluate'] as const;
type CommandName = (typeof COMMANDS)[number];

/** Options of every command. */
export const COMMON: readonly OptionName[] = ['help', 'version', 'progress'];
const ENGINE: readonly OptionName[] = ['pack', 'threads'];
const STREAM = ['workers', 'shard', 'resume', 'reader', 'metrics-every'] as const;
/** Further options of each command. */
export const OWN: Readonly<Record<CommandName, readonly OptionName[]>> = {
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
