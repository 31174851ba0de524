import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ConvertCommand } from './command.ts';
import { openSink } from './document-sink.ts';
import { readDocuments } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Converts documents one after the other, without a pack. A stream contains notices about the input in their place:
 * `{"notice": {"place", "reason"}}`, with the known data of a record without a text (`record`), or with the PubMed
 * identifiers of withdrawn records (`withdrawn`). Its last line is `{"end": {"documents"}}`.
 */
export async function convertCommand(
  command: ConvertCommand,
  to: ExchangeFormat,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const opened = await openSink(to, command.out, output, new Date());
  if (!opened.ok) {
    output.complain(`biogloss: ${opened.error}`);
    return EXIT.unwritten;
  }
  const sink = opened.value;
  let exitCode: ExitCode = EXIT.ok;
  let done = 0;
  for await (const input of readDocuments(command.files, stdin, command.from)) {
    if (input.ok) {
      await sink.put(input.value.source);
      done += 1;
      if (done % 100 === 0) output.progress(`${done} converted, last ${input.value.place}`);
    } else if (command.isStream) {
      await output.result({ notice: input.error });
      exitCode = EXIT.badInput;
    } else {
      output.complain(`${input.error.place}: ${input.error.reason}`);
      exitCode = EXIT.badInput;
    }
  }
  // A crash also exits with 1, so only this line proves that all documents were written.
  if (command.isStream) await output.result({ end: { documents: done } });
  return (await sink.close()) ? exitCode : EXIT.unwritten;
}
