import { lookup } from '../../core/lookup.ts';

/** The part of `KeyboardEvent` that names a key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'getModifierState'>;

/** Signs of commands by key code, on the layout after which codes are named. */
const SIGNS = lookup<readonly [plain: string, shifted: string]>({
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Slash: ['/', '?'],
});

/**
 * The name of a key in commands: 'a', with Shift 'A', a sign as it is typed, otherwise the key's own name. The name
 * follows the character; for letters and digits of another script, the position of the key. Caps Lock has no effect.
 */
export function keyName(event: PressedKey): string {
  const { key, code, shiftKey } = event;
  if (!isCharacter(key)) return key;
  if (/^[a-z]$/i.test(key)) {
    const isTypedCapital = key < 'a' && !event.getModifierState('CapsLock');
    return shiftKey || isTypedCapital ? key.toUpperCase() : key.toLowerCase();
  }
  return isForeign(key) ? (placeName(code, shiftKey) ?? key) : key;
}

/** True for keys that type a character, false for named keys: 'Enter', 'ArrowDown'. */
export const isCharacter = (key: string): boolean => [...key].length === 1;

/** True for a letter or digit of another script. Signs count as they are on every layout. */
const isForeign = (key: string): boolean =>
  /\p{L}|\p{Nd}/u.test(key) && !/\p{Script=Latin}|[0-9]/u.test(key);

function placeName(code: string, isShifted: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  return digit ?? SIGNS.get(code)?.[isShifted ? 1 : 0];
}
