import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCharacter } from '../keys/key-name.ts';
import { initialState } from '../state/model.ts';
import { startRead } from '../state/testing/on-words.ts';
import { wordEngine } from '../state/testing/word-engine.ts';
import { COMMANDS, commandOf, commandWithId, keyOf, withOwnKey } from './commands.ts';

const withId = (id: string) => commandWithId(id)!;

describe('the table of commands', () => {
  it('names each command once, and gives no key to two', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = COMMANDS.flatMap(({ key, keysInText = [] }) => [key ?? [], keysInText].flat());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is what docs/page.md says, key by key', () => {
    const page = readFileSync(new URL('../../../docs/page.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^\| (`.*`|none) +\| (\S.*?) +\| (\S.*?) +\|$/gm)].map(
      ([, keys, label, group]) => ({ keys, label, group }),
    );
    const signs = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(' ') || 'none';
    expect(documented).toEqual(
      COMMANDS.map(({ key, keysInText = [], label, group }) => ({
        keys: signs([...(key === undefined ? [] : [key]), ...keysInText]),
        label,
        group,
      })),
    );
  });

  it('offers nothing to do without a text but the list of keys', () => {
    const available = COMMANDS.filter(({ does }) => does(initialState));
    expect(available.map(({ id }) => id)).toEqual(['keys']);
  });

  it('comes to events of the mention in focus', async () => {
    const { store } = await startRead(wordEngine());
    expect(withId('accept').does(store.getState())).toBeUndefined();
    const next = withId('next').does(store.getState());
    expect(next?.type).toBe('go-to-mention');
    const id = next?.type === 'go-to-mention' ? next.id : '';
    store.dispatch({ type: 'focused', focus: { kind: 'mention', id } });
    const accept = withId('accept').does(store.getState());
    expect(accept).toMatchObject({ type: 'edit-made', said: '“aspirin” accepted.' });
    if (accept?.type === 'edit-made') store.dispatch(accept);
    const again = withId('accept').does(store.getState());
    expect(again).toMatchObject({ type: 'edit-made', said: '“aspirin” undecided again.' });
  });
});

describe('keys of the user', () => {
  it('take the place of the character, and leave the keys with names', () => {
    const own = withOwnKey({}, withId('next'), 'f');
    expect(keyOf(withId('next'), own)).toBe('f');
    expect(commandOf('f', false, own)?.id).toBe('next');
    expect(commandOf('j', false, own)).toBeUndefined();
    expect(commandOf('ArrowRight', true, own)?.id).toBe('next');
    expect(commandOf('ArrowRight', false, own)).toBeUndefined();
  });

  it('are taken from the command that had them', () => {
    const own = withOwnKey({}, withId('accept'), 'x');
    expect(commandOf('x', false, own)?.id).toBe('accept');
    expect(keyOf(withId('reject'), own)).toBeUndefined();
    expect(withOwnKey(own, withId('reject'), 'a')).toEqual({ accept: 'x', reject: 'a' });
  });

  it('are none once all is as at first', () => {
    const own = withOwnKey(withOwnKey({}, withId('accept'), ''), withId('accept'), 'a');
    expect(own).toEqual({});
  });

  it('are characters, for every command that has one', () => {
    for (const { key } of COMMANDS) {
      if (key !== undefined && key !== 'Escape') expect(isCharacter(key)).toBe(true);
    }
  });
});
