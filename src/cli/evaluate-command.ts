import { writeFile } from 'node:fs/promises';
import { invariant } from '../core/errors.ts';
import type { Reader } from '../core/read/reader.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { EvaluateCommand } from './command.ts';
import { corpusName } from './evaluate/corpus.ts';
import { evaluateAnswers } from './evaluate/evaluate-answers.ts';
import { evaluateEntities } from './evaluate/evaluate-entities.ts';
import { evaluateLinking } from './evaluate/evaluate-linking.ts';
import { evaluateRelations } from './evaluate/evaluate-relations.ts';
import { type Evaluation, startEvaluation } from './evaluate/evaluation.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openNodeLinker } from './open-node-lexicon.ts';
import type { OwnList } from './open-node-vocabulary.ts';
import { type Output, writingError } from './output.ts';

const TASKS = {
  entities: evaluateEntities,
  relations: evaluateRelations,
  answers: evaluateAnswers,
} as const;

/**
 * Evaluates the pack with the real engine and writes one JSON object.
 *
 * @param reader undefined when only gold mentions are linked
 */
export async function evaluateCommand(
  command: EvaluateCommand,
  reader: Reader | undefined,
  own: OwnList | undefined,
  output: Output,
): Promise<ExitCode> {
  const startedAt = performance.now();
  const evaluation = startEvaluation(output);
  const result = await measure(command, reader, own, evaluation);
  if (!result.ok) {
    output.complain(`biogloss: ${result.error}`);
    return EXIT.unusable;
  }
  if (evaluation.documents === 0) {
    output.complain(`${command.corpus}: nothing to measure with`);
    return EXIT.badInput;
  }
  if (command.claims !== undefined) {
    const lines = evaluation.claims.map((claim) => `${JSON.stringify(claim)}\n`);
    try {
      await writeFile(command.claims, lines.join(''));
    } catch (error) {
      output.complain(`${command.claims}: ${writingError(error)}`);
      return EXIT.unwritten;
    }
  }
  const { id, version } = reader?.manifest ?? {};
  await output.result({
    task: command.task,
    corpus: corpusName(command.corpus),
    file: command.corpus,
    ...(reader && { pack: `${id} ${version}` }),
    documents: evaluation.documents,
    ...result.value,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
  });
  return evaluation.hasFailures ? EXIT.badInput : EXIT.ok;
}

async function measure(
  command: EvaluateCommand,
  reader: Reader | undefined,
  own: OwnList | undefined,
  evaluation: Evaluation,
): Promise<Result<object, string>> {
  if (command.task === 'linking') {
    const linker = await openNodeLinker(command.lexicon, own);
    if (!linker.ok) return linker;
    if (!linker.value) return fail('linking cannot be measured without a lexicon');
    const { file, bytes, openMs } = linker.value;
    const scores = await evaluateLinking(command, linker.value, reader, evaluation);
    return ok({ ...scores, lexicon: { file, bytes, openMs } });
  }
  invariant(reader, 'a pack is open for every task but linking gold mentions');
  return ok(await TASKS[command.task](command, reader, evaluation));
}
