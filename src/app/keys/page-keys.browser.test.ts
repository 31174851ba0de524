import { afterEach, describe, expect, it } from 'vitest';
import { actsOnPage, type KeyPlace } from './page-keys.ts';

const anywhere: KeyPlace = { letters: 'page', isInText: false };

afterEach(() => document.body.replaceChildren());

/** Presses a key on an element made of `html`. */
function press(html: string, init: KeyboardEventInit, place = anywhere): boolean {
  document.body.innerHTML = html;
  const target = document.querySelector('[data-target]') ?? document.body;
  let acts: boolean | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    acts = actsOnPage(event, place);
  };
  window.addEventListener('keydown', onKeyDown, { once: true });
  target.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, composed: true, ...init }),
  );
  return acts ?? false;
}

describe('a key of the page', () => {
  it('acts on the page itself, on buttons and on sliders', () => {
    for (const html of ['', '<button data-target>x</button>', '<input type="range" data-target>']) {
      expect(press(html, { key: 'a' })).toBe(true);
    }
  });

  it('is a letter where somebody types', () => {
    const fields = [
      '<textarea data-target></textarea>',
      '<input data-target>',
      '<input type="search" data-target>',
      '<select data-target></select>',
      '<p contenteditable data-target>text</p>',
      '<p contenteditable><b data-target>text</b></p>',
    ];
    for (const html of fields) expect(press(html, { key: 'a' }), html).toBe(false);
  });

  it('does nothing behind an open dialog, with a modifier, or within an input method', () => {
    expect(press('<dialog open></dialog>', { key: 'a' })).toBe(false);
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      expect(press('', { key: 'a', ...init })).toBe(false);
    }
    expect(press('', { key: 'Escape', isComposing: true })).toBe(false);
    expect(press('', { key: 'Process', keyCode: 229 })).toBe(false);
  });
});

describe('a sign that a layout needs a modifier for', () => {
  it('acts with AltGr, as it does on a German keyboard, and a digit does not', () => {
    const altGr = { modifierAltGraph: true } as KeyboardEventInit;
    expect(press('', { key: '[', ...altGr })).toBe(true);
    expect(press('', { key: '[', ctrlKey: true, altKey: true, ...altGr })).toBe(true);
    expect(press('', { key: '3', ctrlKey: true, altKey: true, ...altGr })).toBe(false);
  });

  it('is the browser’s with a plain Alt, Control or Meta', () => {
    for (const init of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }]) {
      expect(press('', { key: '[', ...init })).toBe(false);
    }
  });
});

describe('single characters', () => {
  it('act only in the text where the user wants that, and never where they are off', () => {
    const inText = { key: 'x', place: { letters: 'text', isInText: true } } as const;
    expect(press('', inText, inText.place)).toBe(true);
    expect(press('', inText, { letters: 'text', isInText: false })).toBe(false);
    expect(press('', inText, { letters: 'off', isInText: true })).toBe(false);
    expect(press('', { key: '?' }, { letters: 'off', isInText: false })).toBe(false);
  });

  it('are not the keys with names, which act whatever is chosen', () => {
    for (const key of ['Escape', 'Enter', 'ArrowDown']) {
      expect(press('', { key }, { letters: 'off', isInText: false })).toBe(true);
    }
  });
});
