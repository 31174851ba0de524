import { lookup } from '../../core/lookup.ts';

/** What is needed of a `KeyboardEvent` to name its key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'getModifierState'>;

/** Codes of keys whose signs commands use, on the layout that the codes are named after. */
const SIGNS = lookup<readonly [plain: string, shifted: string]>({
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Slash: ['/', '?'],
});

/**
 * The name that commands know a key by: 'a', with Shift 'A', a sign as it is typed, else the key's own name. It goes by
 * the character; where the layout is not Latin, by the place of the key. Caps Lock changes nothing.
 */
export function keyName(event: PressedKey): string {
  const { key, code, shiftKey } = event;
  if (!isCharacter(key)) return key;
  if (/^[a-z]$/i.test(key)) {
    if (!event.getModifierState('CapsLock')) return key;
    return shiftKey ? key.toUpperCase() : key.toLowerCase();
  }
  return isForeign(key) ? (placeName(code, shiftKey) ?? key) : key;
}

/** Keys that type a character, as opposed to those with a name: 'Enter', 'ArrowDown'. */
export const isCharacter = (key: string): boolean => [...key].length === 1;

/** A letter of another script. A sign or digit is that whatever the layout. */
const isForeign = (key: string): boolean => /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);

function placeName(code: string, isShifted: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  return digit ?? SIGNS.get(code)?.[isShifted ? 1 : 0];
}
