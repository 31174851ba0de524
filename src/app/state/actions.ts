import { openText } from '../../formats/open-text.ts';
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

export function createActions({ dispatch }: AppStore, newId: () => string): Actions {
  const giveText = (text: string, title = ''): boolean => give(text, title, '');
  function give(content: string, title: string, fileName: string): boolean {
    const { text, origin } = openText(content, fileName) ?? { text: content };
    const checked = checkText(text);
    if (checked.ok)
      dispatch({ type: 'text-given', id: newId(), text, title, ...(origin && { origin }) });
    else dispatch({ type: 'input-refused', failure: checked.error });
    return checked.ok;
  }
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
