import { failureClause } from '../core/catalogue/failure.ts';
import { createOwnNames } from '../core/gazetteer/own-names.ts';
import type { Reader } from '../core/read/reader.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { AnnotateCommand, EvaluateCommand } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openNodeGazetteer } from './open-node-gazetteer.ts';
import { type Linker, openNodeLinker } from './open-node-lexicon.ts';
import { openNodePack } from './open-node-pack.ts';
import { type OwnList, openNodeVocabulary } from './open-node-vocabulary.ts';
import type { Output } from './output.ts';

/** What `annotate` reads and links with. */
export interface Annotating {
  readonly reader: Reader;
  readonly linker: Linker | undefined;
}

/** Why something cannot be opened, with the exit code. */
export interface Unopened {
  readonly reason: string;
  readonly exitCode: ExitCode;
}

/** Opens everything that `annotate` needs: pack, dictionary, the user's own names, lexicon. */
export async function openAnnotating(
  command: AnnotateCommand,
  output: Pick<Output, 'complain' | 'progress'>,
): Promise<Result<Annotating, Unopened>> {
  const own = await openNodeVocabulary(command.vocabulary, output.complain);
  if (!own.ok) return unusable(own.error);
  const reader = await openNamedReader(command, own.value, output);
  if (!reader.ok) return reader;
  const linker = await openNodeLinker(command.lexicon, own.value);
  return linker.ok ? ok({ reader: reader.value, linker: linker.value }) : unusable(linker.error);
}

/** Opens a pack with the dictionary and the user's own names. */
export async function openNamedReader(
  command: AnnotateCommand | EvaluateCommand,
  own: OwnList | undefined,
  output: Pick<Output, 'progress'>,
): Promise<Result<Reader, Unopened>> {
  const pack = await openNodePack(command, output);
  if (!pack.ok) return unusable(failureClause(pack.error));
  const gazetteer = await openNodeGazetteer(command);
  if (!gazetteer.ok) return unusable(gazetteer.error);
  const { reader } = pack.value;
  const unknown = unknownHeads(command.heads, reader);
  if (unknown) return fail({ reason: unknown, exitCode: EXIT.usage });
  const isFound = own && !command.vocabulary?.isLinkedOnly;
  return ok({
    ...reader,
    ...(gazetteer.value && { gazetteer: gazetteer.value }),
    ...(isFound && { ownNames: createOwnNames(own.concepts) }),
  });
}

const unusable = (reason: string) => fail({ reason, exitCode: EXIT.unusable });

function unknownHeads(heads: string | undefined, { manifest }: Reader): string | undefined {
  const known = [...new Set(manifest.entities.heads.map(({ guideline }) => guideline))];
  if (heads === undefined || known.includes(heads)) return undefined;
  return failureClause({ code: 'unknown-guideline', guideline: heads, known });
}
