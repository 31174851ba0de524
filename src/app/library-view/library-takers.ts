import type { SourceFile } from '../../runtime/library-store/read-source.ts';
import { goTo } from '../address/address.ts';
import type { Actions } from '../state/actions.ts';
import type { Takers } from '../views/listen-for-input.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import type { LibraryPage } from './library-page.ts';

/**
 * Adds items that are pasted or dropped on the library, after those being added. When the library could not be opened,
 * ‘Read’ opens them.
 */
export function libraryTakers(page: LibraryPage, actions: Actions): Takers {
  const isFailed = () => page.store.getState().status === 'failed';
  const read = async (given: Promise<boolean>) => {
    goTo({ view: 'read' });
    return await given;
  };
  const add = async (files: ReturnType<typeof chosenFiles>) => {
    await page.add(files);
    return true;
  };
  return {
    giveVocabularies: actions.giveVocabularies,
    giveText: (text, ...more) =>
      isFailed()
        ? read(actions.giveText(text, ...more))
        : add([{ name: '', blob: new Blob([text]) }]),
    giveFiles: (files) =>
      isFailed()
        ? read(actions.giveFiles(files))
        : add(chosenFiles(files.filter((file) => file instanceof File))),
    async giveDropped(data) {
      const { files, problems } = await droppedFiles(data);
      if (isFailed()) await read(actions.giveFiles(files.map(fileOf)));
      else await page.add(files, problems);
    },
  };
}

const fileOf = ({ name, blob }: SourceFile): File =>
  blob instanceof File ? blob : new File([blob], name);
