import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';

const file = {
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 28)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits')),
};

/** `lexicon.json`, beside the lexicon: what to fetch, how to tell that it is whole, and whom to credit. */
const manifestSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  version: v.string(),
  file: v.object({
    path: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'expected a plain file name')),
    /** The file as it is fetched, packed by gzip. */
    ...file,
    unpacked: v.object(file),
  }),
  sources: v.array(
    v.object({ name: v.string(), version: v.string(), licence: v.string(), url: v.string() }),
  ),
});

export type LexiconManifest = v.InferOutput<typeof manifestSchema>;

export function parseLexiconManifest(json: unknown): Result<LexiconManifest, string> {
  const parsed = v.safeParse(manifestSchema, json);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return fail(`${v.getDotPath(issue) ?? ''} ${issue.message}`.trim());
}
