import { describe, expect, it } from 'vitest';
import { manifestFor } from './extension-manifest.ts';

/** Letters that open a menu of Firefox with Alt, and with Alt and Shift too: File, Edit, View, History, Bookmarks, Tools, Help. */
const MENUS = [...'FEVSBTH'];

describe('manifestFor', () => {
  it.each(['chrome', 'firefox'] as const)(
    'gives the shortcut no letter of a menu of the browser (%s)',
    (browser) => {
      const { commands } = manifestFor(browser) as {
        readonly commands: Readonly<
          Record<string, { readonly suggested_key: { default: string } }>
        >;
      };
      for (const { suggested_key } of Object.values(commands)) {
        const [, letter] = /^Alt\+Shift\+([A-Z])$/u.exec(suggested_key.default) ?? [];
        expect(letter).toBeDefined();
        expect(MENUS).not.toContain(letter);
      }
    },
  );
});
