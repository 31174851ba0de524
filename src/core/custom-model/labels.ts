import { knownType } from '../catalogue/entity-type.ts';
import { entryOf, lookup } from '../lookup.ts';

/**
 * Labels of token classification, by the name that is left without B- and I-. `plain`: labels that say
 * nothing of where a mention begins; in a row they make one mention.
 */
export interface LabelGroup {
  readonly name: string;
  /** Indices of labels. */
  readonly begin: readonly number[];
  readonly inside: readonly number[];
  readonly plain: readonly number[];
}

const OUTSIDE = /^(o|out|outside|x|pad|\[.*\])$/i;
const PARTS = lookup<'begin' | 'inside'>({
  B: 'begin',
  S: 'begin',
  U: 'begin',
  I: 'inside',
  E: 'inside',
  L: 'inside',
});

/** Every label that can mean a mention, by name; 'B' and 'I' alone are a group without a name. */
export function groupLabels(labels: readonly string[]): LabelGroup[] {
  const groups = new Map<string, { begin: number[]; inside: number[]; plain: number[] }>();
  labels.forEach((label, index) => {
    if (OUTSIDE.test(label)) return;
    const [, letter = '', rest] = /^([BSUIEL])(?:[-_](.+))?$/.exec(label) ?? [];
    const part = PARTS.get(letter) ?? 'plain';
    const name = part === 'plain' ? label : (rest ?? '');
    const group = groups.get(name) ?? { begin: [], inside: [], plain: [] };
    groups.set(name, group);
    group[part].push(index);
  });
  return [...groups].map(([name, group]) => ({ name, ...group }));
}

/** The type for a label's name: one of the catalogue, the name itself, or '' where it tells nothing (LABEL_3). */
export function guessType(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return knownType(name) ?? (plain === '' || plain === 'label' ? '' : name);
}

/** Whether a label of sentence classification says that there is no relation. */
export const isNoRelation = (label: string): boolean =>
  /^(0|label_?0|o|no|none|false|negative|neg|no[-_ ]?relation|not[-_ ].*)$/i.test(label.trim());

/** Mapping to begin with: name → type, or label → relation. */
export const guessLabels = (
  task: 'entities' | 'relations',
  labels: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    task === 'entities'
      ? groupLabels(labels).map(({ name }) => [name, guessType(name)])
      : labels.map((label) => [label, isNoRelation(label) ? '' : relationName(label)]),
  );

/** Numbers tell nothing: the pair of types is all that is known. */
const relationName = (label: string): string =>
  /^(\d+|label_?\d+|yes|true|positive)$/i.test(label) ? 'Association' : label;

/** Labels that one of our types stands for. */
export interface TypeLabels extends Omit<LabelGroup, 'name'> {
  readonly type: string;
}

/** The labels by our types, as the user mapped them; those mapped to nothing are left out. */
export function labelsByType(
  labels: readonly string[],
  mapping: Readonly<Record<string, string>>,
): TypeLabels[] {
  const types = new Map<string, TypeLabels>();
  for (const { name, begin, inside, plain } of groupLabels(labels)) {
    const type = entryOf(mapping, name) ?? '';
    if (type === '') continue;
    const known = types.get(type) ?? { type, begin: [], inside: [], plain: [] };
    // Without a label that begins a mention, those inside one are all that tells of it.
    const [within, alone] = begin.length > 0 ? [inside, plain] : [[], [...inside, ...plain]];
    types.set(type, {
      type,
      begin: [...known.begin, ...begin],
      inside: [...known.inside, ...within],
      plain: [...known.plain, ...alone],
    });
  }
  return [...types.values()];
}
