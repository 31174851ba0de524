import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ConvertCommand } from './arguments.ts';
import { openSink } from './document-sink.ts';
import { readDocuments } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Reads documents one after the other and writes each in another format; needs no pack. As a stream, what is told of the
 * input stands between them in its place: `{"notice": {"place", "reason"}}`, with what is known of a record without a text
 * (`record`) and with the PubMed identifiers that are withdrawn (`withdrawn`). The last line is `{"end": {"documents"}}`.
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
  // A program that ends in any other way exits with 1, too: without this line, the documents are not all.
  if (command.isStream) await output.result({ end: { documents: done } });
  return (await sink.close()) ? exitCode : EXIT.unwritten;
}
