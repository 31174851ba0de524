import { readSetting, writeSetting } from '../settings.ts';
import type { EmbeddedPacksOptions } from './embedded-packs.ts';

const words = (key: string): readonly string[] =>
  readSetting(key)?.split(' ').filter(Boolean) ?? [];

/** Stores the choice between embedded packs in local storage. */
export const packMemory: Pick<EmbeddedPacksOptions, 'recall' | 'remember'> = {
  recall: () => ({
    chosen: readSetting('pack'),
    opened: readSetting('pack-opened'),
    declined: words('packs-declined'),
  }),
  remember({ chosen, opened, declined }) {
    if (chosen !== undefined) writeSetting('pack', chosen);
    if (opened !== undefined) writeSetting('pack-opened', opened);
    if (declined !== undefined) writeSetting('packs-declined', declined.join(' '));
  },
};
