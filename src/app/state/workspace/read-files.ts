import type { Failure } from '../../../core/errors.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { GivenFile } from '../../../formats/detect.ts';
import type { Warning } from '../../../formats/exchange/model.ts';
import { decodeFile, isBinaryDocument } from '../input.ts';

/** A `File`, or an object with the same methods. */
export interface ReadableFile {
  readonly name: string;
  /** Rejects when the file cannot be read: a folder, or a file that was moved. */
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** Files with their content, and the unreadable ones with the reason. */
export interface ReadFiles {
  readonly files: readonly GivenFile[];
  readonly failures: readonly NamedFailure[];
}

export type NamedFailure = Extract<Failure, { readonly name: string }>;

/** Reads all files; an unreadable file does not affect the others. */
export async function readFiles(given: readonly ReadableFile[]): Promise<ReadFiles> {
  const read = await Promise.all(given.map(readFile));
  return {
    files: read.flatMap((one) => (one.ok ? [one.value] : [])),
    failures: read.flatMap((one) => (one.ok ? [] : [one.error])),
  };
}

async function readFile(file: ReadableFile): Promise<Result<GivenFile, NamedFailure>> {
  const { name } = file;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = isBinaryDocument(bytes) ? ok(bytes) : decodeFile(bytes, name);
    return content.ok ? ok({ name, content: content.value }) : content;
  } catch {
    return fail({ code: 'file-unread', name, why: 'unreadable' });
  }
}

/** Why a file was left out: a predicate that follows its name. */
export const FILE_TROUBLES = {
  locked: 'is locked with a password: left out',
  broken: 'is no PDF, or is damaged: left out',
  'without-text': 'holds pictures and no text: left out',
  'no-reader': 'needs a part of the app that could not be fetched: left out',
  unreadable: 'could not be read; is it a folder, or was it moved? Left out',
} as const;

/** The warning about a file that was left out while others were opened. */
export const warningOf = (failure: NamedFailure): Warning => ({
  place: failure.name,
  reason:
    failure.code === 'file-unread'
      ? FILE_TROUBLES[failure.why]
      : failure.code === 'file-unknown'
        ? failure.reason
        : 'is not text in UTF-8 or UTF-16: left out',
});
