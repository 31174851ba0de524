import { afterEach, expect, it, vi } from 'vitest';
import { fileNameOf, saveFile } from './save-file.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps the marks that letters of many scripts need', () => {
  expect(fileNameOf('हिन्दी में शीर्षक')).toBe('हिन्दी-में-शीर्षक');
  expect(fileNameOf('ผลของแอสไพริน')).toBe('ผลของแอสไพริน'.normalize('NFKC'));
  expect(fileNameOf('Cafe\u0301 in Lie\u0300ge')).toBe('Café-in-Liège');
});

it('makes dashes of all that a file system may refuse, and never gives an empty name', () => {
  expect(fileNameOf('../a\\b:c*?"<>|d\u0000\u202E.exe')).toBe('a-b-c-d-exe');
  for (const title of ['', '...', '🧬', '\n']) expect(fileNameOf(title)).toBe('biogloss');
});

it('cuts a long name between characters, not within one', () => {
  const astral = '𠮷'.repeat(40);
  expect(fileNameOf(`a${astral}`)).toHaveLength(59);
  const marked = 'q\u0323\u0307'.repeat(30);
  expect(fileNameOf(`ab${marked}`)).toBe(`ab${'q\u0323\u0307'.repeat(19)}`);
  expect(new TextEncoder().encode(fileNameOf('漢'.repeat(99))).length).toBeLessThanOrEqual(180);
});

it('gives up the address of a file only when the download has surely begun', () => {
  vi.useFakeTimers();
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  vi.stubGlobal('document', { createElement: () => ({ click() {} }) });
  saveFile('a', 'a.txt', 'text/plain');
  vi.advanceTimersByTime(5_000);
  expect(revoke).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5_000);
  expect(revoke).toHaveBeenCalledOnce();
  revoke.mockRestore();
});
