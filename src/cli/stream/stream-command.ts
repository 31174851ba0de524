import { thrownMessage } from '../../core/thrown-message.ts';
import type { AnnotateCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStream, readingError, unpacked } from '../open-stream.ts';
import { type Output, writingError } from '../output.ts';
import { type AnswerFile, openAnswerFile } from './answer-file.ts';
import { inOrder } from './in-order.ts';
import { linesToAnswer, OtherInput } from './lines-to-answer.ts';
import { startMeter } from './metrics.ts';
import type { StreamOptions } from './options.ts';
import { sessionPool } from './session-pool.ts';
import { threadSession } from './thread-session.ts';

/** Lines in work for each session: a long text delays the others only after this many short ones. */
const WINDOW = 32;

/** An error of the output, in contrast to one of the input. */
class Unwritten extends Error {}

const unwritten = (error: unknown): never => {
  throw new Unwritten(writingError(error));
};

/** Reads JSON Lines and writes one answer a line, in order, with metrics as JSON on standard error. */
export async function streamCommand(
  command: AnnotateCommand & { readonly stream: StreamOptions },
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const { stream, files, out } = command;
  const [file = '-'] = files;
  const complain = (message: string) => output.complain(`biogloss: ${message}`);
  const opened = out === undefined ? undefined : await openAnswerFile(out, stream, complain);
  if (opened && !opened.ok) {
    complain(opened.error);
    return EXIT.unwritten;
  }
  const target = opened?.value ?? toOutput(output);
  const pool = sessionPool(() => threadSession(command, complain), stream.workers);
  const { answered } = target;
  const session = await pool.opened;
  if (!session.ok) {
    complain(session.error);
    return EXIT.unusable;
  }
  output.complain(JSON.stringify({ opened: session.value }));
  const meter = startMeter(stream.metricsEvery, answered.count, pool.replaced, output.complain);
  const { counts } = meter;
  try {
    await inOrder(
      linesToAnswer(file === '-' ? unpacked(stdin) : openStream(file), stream.shard, answered),
      (line) => {
        counts.underWay += 1;
        return pool.answer(line);
      },
      async ({ json, isFailed }) => {
        await target.put(`${json}\n`).catch(unwritten);
        counts.underWay -= 1;
        counts.answered += 1;
        if (isFailed) counts.failed += 1;
      },
      WINDOW * stream.workers,
    );
    await target.close().catch(unwritten);
  } catch (error) {
    meter.end();
    return told(error, { file, out }, complain);
  } finally {
    pool.end();
  }
  meter.end();
  return counts.failed === 0 ? EXIT.ok : EXIT.badInput;
}

const toOutput = (output: Output): AnswerFile => ({
  answered: { count: 0, lastLine: 0, bytes: 0 },
  put: output.write,
  close: async () => {},
});

function told(
  error: unknown,
  { file, out }: { readonly file: string; readonly out: string | undefined },
  complain: (message: string) => void,
): ExitCode {
  const input = file === '-' ? 'standard input' : file;
  if (error instanceof Unwritten) {
    complain(`${out ?? 'standard output'}: ${error.message}`);
    return EXIT.unwritten;
  }
  if (error instanceof OtherInput) {
    complain(`${input}: ${error.message}`);
    return EXIT.usage;
  }
  const isOfSystem = error instanceof Error && 'code' in error;
  complain(isOfSystem ? `${input}: ${readingError(error)}` : thrownMessage(error));
  return isOfSystem ? EXIT.badInput : EXIT.unusable;
}
