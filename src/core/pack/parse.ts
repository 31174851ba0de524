import * as v from 'valibot';
import type { Failure } from '../errors.ts';
import { fail, ok, type Result } from '../result.ts';
import { manifestSchema, type PackManifest } from './manifest.ts';

/**
 * Checks a parsed `manifest.json`: its form, and that its parts agree (schemas within the relation logits, a
 * default guideline that has heads). The failure names the field that is off.
 */
export function parseManifest(json: unknown, url: string): Result<PackManifest, Failure> {
  const invalid = (path: string, reason: string) =>
    fail<Failure>({ code: 'pack-invalid', url, path, reason });
  const parsed = v.safeParse(manifestSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return invalid(v.getDotPath(issue) ?? '', issue.message);
  }
  const manifest = parsed.output;
  const { heads, defaultGuideline } = manifest.entities;
  if (!heads.some(({ guideline }) => guideline === defaultGuideline)) {
    return invalid('entities.defaultGuideline', `no head follows '${defaultGuideline}'`);
  }
  const tooWide = manifest.relations?.schemas.find(
    ({ offset, labels }) => offset + labels.length > (manifest.relations?.logits ?? 0),
  );
  if (tooWide)
    return invalid('relations.schemas', `'${tooWide.name}' goes beyond relations.logits`);
  if (manifest.selfCheck.inputIds.length > manifest.architecture.positions) {
    return invalid('selfCheck.inputIds', 'longer than architecture.positions');
  }
  return ok(manifest);
}
