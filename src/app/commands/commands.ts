import { isCharacter } from '../keys/key-name.ts';
import type { KeySettings } from '../keys/key-settings.ts';
import type { Command } from './command.ts';
import { DECIDE } from './decide.ts';
import { LOOK } from './look.ts';
import { MARK } from './mark.ts';
import { RELATE } from './relate.ts';
import { SPAN } from './span.ts';
import { WALK } from './walk.ts';

/** All commands that may have a key, in the order of the list of keys. */
export const COMMANDS: readonly Command[] = [
  ...WALK,
  ...DECIDE,
  ...MARK,
  ...SPAN,
  ...RELATE,
  ...LOOK,
];

export const commandWithId = (id: string): Command | undefined =>
  COMMANDS.find((one) => one.id === id);

type Own = KeySettings['own'];

/** The command's key, with the user's settings applied; undefined when it has none. */
export function keyOf({ id, key }: Command, own: Own): string | undefined {
  const chosen = own[id] ?? key;
  return chosen === '' ? undefined : chosen;
}

/** The command of a key. A key that the user set takes precedence over default keys. */
export function commandOf(key: string, isInText: boolean, own: Own): Command | undefined {
  return (
    COMMANDS.find((one) => keyOf(one, own) === key) ??
    COMMANDS.find((one) => isInText && one.keysInText?.includes(key))
  );
}

/**
 * True when the user may change the command's key. Named keys ('Enter') keep the meaning that they have on every page.
 */
export const isSettable = ({ key }: Command): boolean => key === undefined || isCharacter(key);

/**
 * The user's keys after a command is given `key` (a character, or '' for none). Another command with this key loses it.
 */
export function withOwnKey(own: Own, { id, key: usual }: Command, key: string): Own {
  const { [id]: _, ...others } = own;
  const before = key === '' ? undefined : COMMANDS.find((one) => keyOf(one, own) === key);
  return {
    ...others,
    ...(before && before.id !== id && { [before.id]: '' }),
    ...(key !== (usual ?? '') && { [id]: key }),
  };
}
