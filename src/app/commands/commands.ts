import { isCharacter } from '../keys/key-name.ts';
import type { KeySettings } from '../keys/key-settings.ts';
import type { Command } from './command.ts';
import { DECIDE } from './decide.ts';
import { LOOK } from './look.ts';
import { MARK } from './mark.ts';
import { RELATE } from './relate.ts';
import { SPAN } from './span.ts';
import { WALK } from './walk.ts';

/** Everything that has a key, in the order in which it is listed. */
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

/** The key that does it, as the user has it; absent: none does. */
export function keyOf({ id, key }: Command, own: Own): string | undefined {
  const chosen = own[id] ?? key;
  return chosen === '' ? undefined : chosen;
}

/** The command that a key gives. A key that the user set comes before one that a command has by itself. */
export function commandOf(key: string, isInText: boolean, own: Own): Command | undefined {
  return (
    COMMANDS.find((one) => keyOf(one, own) === key) ??
    COMMANDS.find((one) => isInText && one.keysInText?.includes(key))
  );
}

/** Whether a user may give a command another key. Keys with names are what every page has them for. */
export const isSettable = ({ key }: Command): boolean => key === undefined || isCharacter(key);

/**
 * The user's keys after `key` (a character, or '' for none) is given to a command. A command that had it before has
 * none then.
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
