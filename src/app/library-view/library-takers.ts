import type { Actions } from '../state/actions.ts';
import type { Takers } from '../views/listen-for-input.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import type { LibraryPage } from './library-page.ts';

/** What is pasted or dropped while the library is shown is added to it. */
export function libraryTakers(page: LibraryPage, actions: Actions): Takers {
  const add = async (files: ReturnType<typeof chosenFiles>) => {
    await page.add(files);
    return true;
  };
  return {
    giveVocabularies: actions.giveVocabularies,
    giveText: (text) => add([{ name: '', blob: new Blob([text]) }]),
    giveFiles: (files) => add(chosenFiles(files.filter((file) => file instanceof File))),
    giveDropped: (data) => void droppedFiles(data).then(page.add),
  };
}
