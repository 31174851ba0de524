import type { Stamp } from '../core/document/model.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The name under which decisions are kept and exported. It is optional, and stays on this device. */
let name = readSetting('curator') ?? '';

export const curatorName = (): string => name;

/** For what is decided from now on. Spaces at its ends are left out of what is written. */
export function setCuratorName(given: string): void {
  name = given;
  writeSetting('curator', given);
}

/** When and by whom something is decided. */
export function stamp(): Stamp {
  const curator = name.trim();
  return { at: new Date().toISOString(), ...(curator !== '' && { curator }) };
}
