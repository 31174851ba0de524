import { lazyDatabase, settled, transact } from '../runtime/storage/database.ts';

/** A PDF on its way to the app. The session storage, which holds texts, has no room for it. */
export interface HandedOverPdf {
  readonly name: string;
  readonly file: Blob;
}

const STORE = 'files';
const database = lazyDatabase('biogloss-handed-over', 1, (created) => {
  created.createObjectStore(STORE);
});

/** Stores a PDF for the app, which opens next. Replaces one that was never taken. */
export async function handOverPdf(pdf: HandedOverPdf): Promise<void> {
  const put = await transact(database, [STORE], 'readwrite', (transaction) =>
    settled(transaction.objectStore(STORE).put(pdf, 0)),
  );
  if (!put.ok) throw new Error(`there is no room for the PDF (${put.error.code})`);
}

/** Takes the stored PDF, once. */
export async function takeHandedOverPdf(): Promise<HandedOverPdf | undefined> {
  const taken = await transact(database, [STORE], 'readwrite', async (transaction) => {
    const store = transaction.objectStore(STORE);
    const found: HandedOverPdf | undefined = await settled(store.get(0));
    await settled(store.delete(0));
    return found;
  });
  return taken.ok ? taken.value : undefined;
}
