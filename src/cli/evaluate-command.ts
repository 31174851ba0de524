import type { Reader } from '../core/read/reader.ts';
import type { EvaluateCommand } from './arguments.ts';
import { corpusName } from './evaluate/corpus.ts';
import { evaluateAnswers } from './evaluate/evaluate-answers.ts';
import { evaluateEntities } from './evaluate/evaluate-entities.ts';
import { evaluateRelations } from './evaluate/evaluate-relations.ts';
import { startEvaluation } from './evaluate/evaluation.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

const TASKS = {
  entities: evaluateEntities,
  relations: evaluateRelations,
  answers: evaluateAnswers,
} as const;

/** Measures the pack in the real engine and writes one JSON object. */
export async function evaluateCommand(
  command: EvaluateCommand,
  reader: Reader,
  output: Output,
): Promise<ExitCode> {
  const startedAt = performance.now();
  const evaluation = startEvaluation(output);
  const result = await TASKS[command.task](command, reader, evaluation);
  if (evaluation.documents === 0) {
    output.complain(`${command.corpus}: nothing to measure with`);
    return EXIT.badInput;
  }
  const { id, version } = reader.manifest;
  await output.result({
    task: command.task,
    corpus: corpusName(command.corpus),
    file: command.corpus,
    pack: `${id} ${version}`,
    documents: evaluation.documents,
    ...result,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
  });
  return evaluation.hasFailures ? EXIT.badInput : EXIT.ok;
}
