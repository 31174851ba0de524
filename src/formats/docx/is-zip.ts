/** Whether bytes begin with the signature of a ZIP archive (PKWARE, APPNOTE 4.3.7), which a document of Word is. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
