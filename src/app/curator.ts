import type { Stamp } from '../core/document/model.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The name stored and exported with decisions. It is optional, and stays on this device. */
let name = readSetting('curator') ?? '';

export const curatorName = (): string => name;

/** Sets the name for later decisions. Spaces at its ends are not stored. */
export function setCuratorName(given: string): void {
  name = given;
  writeSetting('curator', given);
}

/** Time and author of a decision made now. */
export function stamp(): Stamp {
  const curator = name.trim();
  return { at: new Date().toISOString(), ...(curator !== '' && { curator }) };
}
