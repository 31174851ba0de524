import { afterEach, expect, test, vi } from 'vitest';
import { holdKeysTyped } from './hold-keys.ts';

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
});

/** True when a key reaches the page. */
function press(key: string): boolean {
  let isHeard = false;
  const hear = () => {
    isHeard = true;
  };
  window.addEventListener('keydown', hear);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  window.removeEventListener('keydown', hear);
  return isHeard;
}

test('letters meant for a field that has just gone do nothing for a moment', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<textarea data-text-field></textarea>';
  document.querySelector('textarea')?.focus();
  holdKeysTyped();
  expect([press('x'), press('Enter'), press('Escape')]).toEqual([false, false, true]);
  vi.advanceTimersByTime(1000);
  expect(press('x')).toBe(true);
});

test('where nobody was in the field, keys act at once', () => {
  vi.useFakeTimers();
  holdKeysTyped();
  expect(press('x')).toBe(true);
});
