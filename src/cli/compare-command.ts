import {
  type Agreement,
  type AgreementCounts,
  addAgreement,
  compareLayers,
  f1Of,
  NO_AGREEMENT,
} from '../core/evaluate/agreement.ts';
import type { Counts } from '../core/evaluate/counts.ts';
import type { Difference } from '../core/evaluate/differences.ts';
import { kappaOf } from '../core/evaluate/kappa.ts';
import { layerOf } from '../formats/exchange/layer.ts';
import { type ExchangeDocument, mentionText } from '../formats/exchange/model.ts';
import type { CompareCommand } from './command.ts';
import { readDocuments } from './documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Compares two annotations of the same texts, document by document, and writes one JSON object: F1 in [0, 1] (null when
 * neither side has annotations), kappa by type (null when it is undefined) and all differences.
 */
export async function compareCommand(
  { first, second, from }: CompareCommand,
  stdin: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<ExitCode> {
  const [a, b] = [
    await readSide(first, stdin, from, output),
    await readSide(second, stdin, from, output),
  ];
  let exitCode: ExitCode = a.isWhole && b.isWhole ? EXIT.ok : EXIT.badInput;
  const complain = (message: string) => {
    output.complain(message);
    exitCode = EXIT.badInput;
  };
  let agreement: Agreement = NO_AGREEMENT;
  const differences: unknown[] = [];
  let documents = 0;
  const isOnePair = a.documents.length === 1 && b.documents.length === 1;
  const left = [...b.documents];
  for (const one of a.documents) {
    const at = isOnePair ? 0 : left.findIndex(({ id }) => id === one.id);
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (!other) complain(`${first}: there is no document ${one.id} in ${second}: left out`);
    else if (other.text !== one.text)
      complain(`${one.id}: the two texts are not the same: left out`);
    else {
      const compared = compareLayers(one.text, layerOf(one), layerOf(other));
      agreement = addAgreement(agreement, compared.agreement);
      documents += 1;
      for (const difference of compared.differences) {
        differences.push({ document: one.id, ...told(difference, one, other) });
      }
    }
  }
  for (const { id } of left)
    complain(`${second}: there is no document ${id} in ${first}: left out`);
  if (documents === 0) {
    output.complain(`biogloss: ${first} and ${second} have no text in common`);
    return EXIT.badInput;
  }
  const { mentions, relations, words, covered } = agreement;
  await output.result({
    ...{ documents, mentions: figures(mentions), relations: figures(relations), words },
    kappa: Object.fromEntries(
      [...covered].map(([type, counts]) => [type, rounded(kappaOf(counts, words))]),
    ),
    differences,
  });
  return exitCode;
}

async function readSide(
  file: string,
  stdin: AsyncIterable<Uint8Array>,
  from: string | undefined,
  output: Output,
): Promise<{ readonly documents: readonly ExchangeDocument[]; readonly isWhole: boolean }> {
  const documents: ExchangeDocument[] = [];
  let isWhole = true;
  for await (const input of readDocuments([file], stdin, from)) {
    if (input.ok) documents.push(input.value.source);
    else {
      output.complain(`${input.error.place}: ${input.error.reason}`);
      isWhole = false;
    }
  }
  return { documents, isWhole };
}

const figures = ({ strict, relaxed, untyped }: AgreementCounts) => ({
  strict: figuresOf(strict),
  relaxed: figuresOf(relaxed),
  untyped: figuresOf(untyped),
});

const figuresOf = (counts: Counts) => ({
  f1: rounded(f1Of(counts)),
  same: counts.correct,
  first: counts.gold,
  second: counts.predicted,
});

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10_000) / 10_000;

function told({ of, kind, first, second }: Difference, a: ExchangeDocument, b: ExchangeDocument) {
  const tell = of === 'mention' ? mentionIn : relationIn;
  return {
    ...{ of, kind },
    ...(first !== undefined && { first: tell(a, first) }),
    ...(second !== undefined && { second: tell(b, second) }),
  };
}

function mentionIn({ text, mentions }: ExchangeDocument, id: string) {
  const mention = mentions.find((one) => one.id === id);
  const spans = mention?.spans ?? [];
  return { id, spans, text: mentionText(text, spans), type: mention?.type };
}

function relationIn({ relations }: ExchangeDocument, id: string) {
  const relation = relations.find((one) => one.id === id);
  return { id, type: relation?.type, arguments: relation?.arguments };
}
