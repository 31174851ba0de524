import { readSetting, writeSetting } from './settings.ts';
import type { AppStore } from './state/actions.ts';
import { selectIsDictionaryOff } from './state/reading/select-reading.ts';

/** The stored setting, as the page starts with it. */
export const isDictionaryWanted = (): boolean => readSetting('dictionary') !== 'off';

/** Restores the dictionary setting of earlier sessions, and stores later changes. */
export function keepDictionarySetting(store: AppStore): void {
  if (!isDictionaryWanted()) store.dispatch({ type: 'dictionary-switched', isOn: false });
  let isDictionaryOff = selectIsDictionaryOff(store.getState());
  store.subscribe(() => {
    const isOff = selectIsDictionaryOff(store.getState());
    if (isOff !== isDictionaryOff) writeSetting('dictionary', isOff ? 'off' : 'on');
    isDictionaryOff = isOff;
  });
}
