import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { annotateText } from '../annotate-text.ts';
import type { AnnotateCommand } from '../command.ts';
import type { InputLine } from '../lines.ts';
import { openAnnotating } from '../open-annotating.ts';
import { version } from '../program.ts';
import { answerLine, type ReadRecord } from './answer.ts';
import type { Opened } from './session-pool.ts';
import type { ThreadMessage, ThreadTask } from './thread-session.ts';

/** Answers the lines that a thread receives, in its own session. */
export async function serveThread(): Promise<void> {
  const port = parentPort;
  invariant(port, 'this is a thread');
  const say = (message: ThreadMessage) => port.postMessage(message);
  const { command } = workerData as ThreadTask;
  const session = await openSession(command, (complaint) => say({ complaint }));
  say({ opened: session.ok ? ok(session.value.opened) : session });
  if (!session.ok) return;
  const { read } = session.value;
  port.on('message', async (line: InputLine) => {
    say({ answer: await answerLine(line, read) });
  });
}

async function openSession(
  command: AnnotateCommand,
  complain: (message: string) => void,
): Promise<Result<{ readonly opened: Opened; readonly read: ReadRecord }, string>> {
  const biogloss = await version();
  if (command.stream?.reader === 'none') {
    const opened = { biogloss, reader: 'none' };
    return ok({ opened, read: async () => ok({ entities: [], relations: [] }) });
  }
  const annotating = await openAnnotating(command, { complain, progress: () => {} });
  if (!annotating.ok) return fail(annotating.error.reason);
  const { reader, linker } = annotating.value;
  const { id, version: of, entities } = reader.manifest;
  return ok({
    opened: {
      ...{ biogloss, reader: 'model', pack: { id, version: of } },
      guideline: command.heads ?? entities.defaultGuideline,
      ...(linker && {
        lexicon: { id: linker.lexicon.header.name, version: linker.lexicon.header.version },
      }),
    },
    read: ({ text }) => annotateText(text, command, reader, linker),
  });
}
