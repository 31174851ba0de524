import { type Gazetteer, openGazetteer } from '../core/gazetteer/gazetteer.ts';
import { EMBEDDED_GAZETTEER } from '../core/pack/embedded.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { embedded } from './embedded.ts';
import { readPacked } from './read-packed.ts';

const GAZETTEER_FILE = embedded(`${EMBEDDED_GAZETTEER}gazetteer.packed`);

/**
 * Opens the dictionary. An error is a sentence; undefined when none is requested.
 *
 * @param dictionary a file, gzip or not; `none`; the embedded one when undefined
 */
export async function openNodeGazetteer({
  dictionary: path = GAZETTEER_FILE,
}: {
  readonly dictionary: string | undefined;
}): Promise<Result<Gazetteer | undefined, string>> {
  if (path === 'none') return ok(undefined);
  const bytes = await readPacked(path);
  if (!bytes.ok) return bytes;
  const gazetteer = openGazetteer(bytes.value);
  return gazetteer.ok ? gazetteer : fail(`the dictionary ${path} ${gazetteer.error}`);
}
