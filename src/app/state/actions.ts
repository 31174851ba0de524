import { detectFormat } from '../../formats/detect.ts';
import type { Opened, Origin } from '../../formats/open-text.ts';
import type { AppEvent } from './events.ts';
import { checkText, decodeFile } from './input.ts';
import type { State } from './model.ts';
import type { Store } from './store.ts';

export type AppStore = Store<State, AppEvent>;

/** What views call where an event needs an id or its input a check; all else they dispatch. */
export interface Actions {
  /** Takes a text as given, or the article in it where it is in a format (`state.origin`); or refuses it (`state.refused`) and leaves everything as it was: then false. */
  readonly giveText: (text: string, title?: string) => boolean;
  /** Takes the bytes of a dropped file; its name without extension becomes the title. */
  readonly giveFile: (bytes: Uint8Array, name: string) => boolean;
  /** Takes over what the text area holds after 'Edit text'; the text's own line ends are kept. */
  readonly editText: (value: string) => boolean;
  /** White space alone is not asked. */
  readonly ask: (question: string) => boolean;
}

/** Takes the text out of a file or paste in a format. */
export type OpenText = (content: string, fileName: string) => Promise<Opened | undefined>;

/** The formats are loaded when the first one is met: most texts are plain. */
const openText: OpenText = async (content, fileName) =>
  (await import('../../formats/open-text.ts')).openText(content, fileName);

export function createActions(
  { dispatch }: AppStore,
  newId: () => string,
  open: OpenText = openText,
): Actions {
  let given = 0;
  function take(text: string, title: string, origin?: Origin): boolean {
    const checked = checkText(text);
    const document = { id: newId(), text, title, ...(origin && { origin }) };
    if (checked.ok) dispatch({ type: 'text-given', ...document });
    else dispatch({ type: 'input-refused', failure: checked.error });
    return checked.ok;
  }
  function give(content: string, title: string, fileName: string): boolean {
    given += 1;
    if (detectFormat(content, fileName) === undefined) return take(content, title);
    void openAndTake(content, title, fileName, given);
    return true;
  }
  async function openAndTake(content: string, title: string, fileName: string, mine: number) {
    // Without the formats (the network went away) the content is taken as it stands.
    const opened = await open(content, fileName).catch(() => undefined);
    if (mine === given) take(opened?.text ?? content, title, opened?.origin);
  }
  const giveText = (text: string, title = ''): boolean => give(text, title, '');
  return {
    giveText,
    giveFile(bytes, name) {
      const decoded = decodeFile(bytes, name);
      if (decoded.ok) return give(decoded.value, name.replace(/\.[^.]*$/u, ''), name);
      dispatch({ type: 'input-refused', failure: decoded.error });
      return false;
    },
    editText(value) {
      const checked = checkText(value);
      if (checked.ok) dispatch({ type: 'text-edited', value });
      else dispatch({ type: 'input-refused', failure: checked.error });
      return checked.ok;
    },
    ask(question) {
      const asked = question.trim();
      if (asked !== '') dispatch({ type: 'question-asked', question: asked });
      return asked !== '';
    },
  };
}
