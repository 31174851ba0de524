import type { StreamOptions } from './stream/options.ts';
import type { VocabularyOption } from './vocabulary-option.ts';

export type OffsetUnit = 'utf16' | 'codepoints';
export type Task = 'entities' | 'relations' | 'answers' | 'linking';

interface Common {
  /** Folder of the pack; the embedded one when undefined. */
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
      /** Lexicon file, or `none`; the embedded one when undefined. */
      readonly lexicon: string | undefined;
      readonly vocabulary: VocabularyOption | undefined;
      /** Gazetteer file, or `none`; the embedded one when undefined. */
      readonly dictionary: string | undefined;
      /**
       * Names of formats. Without `from`, the format is detected; without `to`, the output is one JSON object a line.
       */
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly out: string | undefined;
      /** Also reads reference lists, author lines and affiliations. */
      readonly everything?: true;
      /** Answers each record in order, with several sessions; `out` is then a file. */
      readonly stream?: StreamOptions;
    })
  | {
      readonly name: 'convert';
      /** Writes JSON Lines that include notices about the input in their place. */
      readonly isStream?: true;
      readonly progress: boolean;
      readonly files: readonly string[];
      readonly from: string | undefined;
      readonly to: string;
      /** Folder for one file a document; standard output when undefined. */
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
      /** Relates or links the gold mentions instead of the model's. */
      readonly goldMentions: boolean;
      readonly lexicon: string | undefined;
      readonly vocabulary: VocabularyOption | undefined;
      /** Gazetteer file, or `none`; the embedded one when undefined. */
      readonly dictionary: string | undefined;
      /** File for every claim with its score, and whether it is right. */
      readonly claims: string | undefined;
    });

export type AnnotateCommand = Extract<CliCommand, { name: 'annotate' }>;
export type CompareCommand = Extract<CliCommand, { name: 'compare' }>;
export type ConvertCommand = Extract<CliCommand, { name: 'convert' }>;
export type AskCommand = Extract<CliCommand, { name: 'ask' }>;
export type EvaluateCommand = Extract<CliCommand, { name: 'evaluate' }>;
