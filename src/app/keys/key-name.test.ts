import { expect, it } from 'vitest';
import { keyName } from './key-name.ts';

const press = (key: string, code: string, shiftKey = false, hasCapsLock = false) =>
  keyName({ key, code, shiftKey, getModifierState: (name) => hasCapsLock && name === 'CapsLock' });

it('goes by the character: layouts that move letters and signs about keep them', () => {
  expect(press('a', 'KeyQ')).toBe('a');
  expect(press('[', 'Digit8')).toBe('[');
  expect(press('{', 'BracketLeft', true)).toBe('{');
  expect(press('3', 'Digit3')).toBe('3');
  expect(press('2', 'Digit2', true)).toBe('2');
});

it('takes the digits of the number pad, and not what it does without Num Lock', () => {
  expect(press('3', 'Numpad3')).toBe('3');
  expect(press('PageDown', 'Numpad3')).toBe('PageDown');
});

it('goes by the place of the key where the layout is not Latin', () => {
  expect(press('ф', 'KeyA')).toBe('a');
  expect(press('Я', 'KeyZ', true)).toBe('Z');
  expect(press('х', 'BracketLeft')).toBe('[');
  expect(press('Ъ', 'BracketRight', true)).toBe('}');
  expect(press('ζ', 'KeyZ')).toBe('z');
});

it('takes the digits of other scripts by the place of their key', () => {
  expect(press('٣', 'Digit3')).toBe('3');
  expect(press('۳', 'Numpad3')).toBe('3');
  expect(press('३', 'Digit3')).toBe('3');
});

it('leaves Latin letters that no command has as they are', () => {
  expect(press('ö', 'Semicolon')).toBe('ö');
  expect(press('é', 'Digit2')).toBe('é');
});

it('is not changed by Caps Lock', () => {
  expect(press('A', 'KeyA', false, true)).toBe('a');
  expect(press('z', 'KeyZ', true, true)).toBe('Z');
  expect(press('R', 'KeyR', true)).toBe('R');
});

it('is a capital with Shift, and where a capital is sent without it', () => {
  expect(press('z', 'KeyZ', true)).toBe('Z');
  expect(press('Z', '')).toBe('Z');
  expect(press('z', 'KeyZ')).toBe('z');
});
