import type { Finding } from './finding.ts';
import { type JsonShape, jsonShape } from './json-shape.ts';

/** Prose begins with brackets, too: `[Gout in mice]`, `{2} patients`. */
const JSON_BEGINS = /^(?:\[\s*)*\{\s*(?:"|\}|$)|^(?:\[\s*)+(?:\]|$)/;

/** Our own file begins with its format (`json/write.ts`): the rest, which may be very long, need not be looked at. */
const OWN_BEGINS = /^\s*\{\s*"format"\s*:\s*"biogloss"/;

/** What tells a format, the more telling first. */
const RULES: readonly (readonly [string, (shape: JsonShape) => boolean])[] = [
  ['json', ({ strings }) => /^biogloss$/m.test(strings.get('format') ?? '')],
  ['json-lines', ({ strings }) => /^biogloss-exchange$/m.test(strings.get('format') ?? '')],
  [
    'w3c',
    ({ strings, paths }) =>
      [...strings].some(
        ([path, value]) => path.startsWith('@context') && /w3\.org\/ns\/anno/.test(value),
      ) ||
      (/^Annotation(Page|Collection)?$/m.test(strings.get('type') ?? '') &&
        ['target', 'items', 'first'].some((key) => paths.has(key))),
  ],
  [
    'bioc-json',
    ({ paths }) =>
      ['passages', 'PubTator3', 'documents[].passages'].some((key) => paths.has(key)) ||
      (paths.has('documents') && paths.has('source') && paths.has('key')),
  ],
  [
    'pubannotation',
    ({ paths }) =>
      ['denotations', 'tracks[].denotations'].some((key) => paths.has(key)) ||
      (paths.has('text') &&
        ['sourcedb', 'sourceid', 'tracks', 'blocks'].some((key) => paths.has(key))),
  ],
  [
    'europepmc',
    ({ paths }) =>
      paths.has('anns') ||
      (paths.has('annotations') && ['extId', 'pmcid'].some((key) => paths.has(key))),
  ],
];

/** Texts in JSON: what has an id and a text and nothing that could be annotations of it in a format of its own. */
const isText = ({ paths }: JsonShape): boolean => paths.has('id') && paths.has('text');

/** What a text that begins with a bracket is; undefined where it is prose all the same. */
export function findJson(text: string, isAll: boolean): Finding | undefined {
  if (!JSON_BEGINS.test(text.slice(0, 1000))) return undefined;
  if (OWN_BEGINS.test(text)) return { kind: 'format', format: 'json' };
  const shape = jsonShape(text);
  const format = RULES.find(([, fits]) => fits(shape))?.[0];
  if (format !== undefined) return { kind: 'format', format };
  if (!shape.isWhole && !isAll) return { kind: 'undecided' };
  if (isText(shape)) return { kind: 'texts' };
  const keys = [...shape.paths].filter((path) => !/[.[]/.test(path)).slice(0, 5);
  const named = keys.length === 0 ? '' : ` (its keys: ${keys.join(', ')})`;
  return {
    kind: 'unknown',
    reason: `is JSON of a kind that is not read${named}; save it as BioC, PubAnnotation, W3C annotations or lines of {"id", "text"}`,
  };
}
