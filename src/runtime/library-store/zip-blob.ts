/** A file of a zip. */
interface ZipFile {
  readonly name: string;
  readonly content: string;
}

/** Packs files one after the other; equal files at an equal time give equal bytes. */
export async function zipBlob(files: AsyncIterable<ZipFile>, date: Date): Promise<Blob> {
  const { strToU8, Zip, ZipDeflate } = await import('fflate');
  const parts: BlobPart[] = [];
  const zip = new Zip();
  const done = new Promise<void>((resolve, reject) => {
    zip.ondata = (error, chunk, isLast) => {
      if (error) reject(error);
      else parts.push(chunk as Uint8Array<ArrayBuffer>);
      if (isLast) resolve();
    };
  });
  for await (const { name, content } of files) {
    const file = new ZipDeflate(name);
    file.mtime = date;
    zip.add(file);
    file.push(strToU8(content), true);
  }
  zip.end();
  await done;
  return new Blob(parts, { type: 'application/zip' });
}
