/** A file inside a zip. */
interface ZipFile {
  readonly name: string;
  readonly content: string;
}

/** Limits of a zip with 16-bit and 32-bit counts. Their highest values are reserved for extended formats. */
export const ZIP_LIMITS = { files: 0xfffe, bytes: 0xfffffffe };

/**
 * Packs files one after the other. Equal files at an equal time give equal bytes.
 *
 * @param limits smaller in tests
 * @throws when the files exceed the limits of a zip; the message says what to do
 */
export async function zipBlob(
  files: AsyncIterable<ZipFile>,
  date: Date,
  limits = ZIP_LIMITS,
): Promise<Blob> {
  const { strToU8, Zip, ZipDeflate } = await import('fflate');
  const parts: BlobPart[] = [];
  let bytes = 0;
  const zip = new Zip();
  const done = new Promise<void>((resolve, reject) => {
    zip.ondata = (error, chunk, isLast) => {
      if (error) reject(error);
      else {
        parts.push(chunk as Uint8Array<ArrayBuffer>);
        bytes += chunk.length;
      }
      if (isLast) resolve();
    };
  });
  let count = 0;
  for await (const { name, content } of files) {
    count += 1;
    if (count > limits.files) throw new Error(TOO_MANY);
    const file = new ZipDeflate(name);
    file.mtime = date;
    zip.add(file);
    file.push(strToU8(content), true);
    if (bytes > limits.bytes) throw new Error(TOO_LONG);
  }
  zip.end();
  await done;
  // The directory at the end of the zip counts, too.
  if (bytes > limits.bytes) throw new Error(TOO_LONG);
  return new Blob(parts, { type: 'application/zip' });
}

const INSTEAD = 'show fewer documents with the filters, or write all into one file';
export const TOO_MANY = `a zip holds at most ${ZIP_LIMITS.files.toLocaleString('en')} files; ${INSTEAD}`;
const TOO_LONG = `a zip holds at most 4 GB; ${INSTEAD}`;
