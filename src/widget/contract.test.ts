import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Mention } from '../core/annotation.ts';
import { KNOWN_TYPES } from '../core/catalogue/entity-type.ts';
import { exportFormats } from '../formats/format.ts';
import type { ExportName } from '../formats/formats.ts';
import { formats } from '../formats/formats.ts';
import { BioGloss } from './element.ts';
import type {
  AnnotatedDetail,
  BioGlossAttributes,
  BioGlossEventMap,
  ErrorDetail,
  ProgressDetail,
  ReadyDetail,
  SelectDetail,
} from './events.ts';
import { cssNameOf } from './paint/type-styles.ts';
import { ATTRIBUTES } from './settings.ts';

const docs = readFileSync('docs/widget.md', 'utf8');
const contract = docs.slice(docs.indexOf('## The contract'), docs.indexOf('## Permissions'));
const source = readdirSync('src/widget', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  .map((file) => readFileSync(`src/widget/${file}`, 'utf8'))
  .join('\n');

/** The names in the first column of the table with this heading. */
function documented(heading: string): readonly string[] {
  const table = contract.slice(contract.indexOf(`| ${heading} |`)).split('\n\n')[0] ?? '';
  const rows = table.split('\n').slice(2);
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]).map(nameIn);
}

const nameIn = ([, code = '']: RegExpExecArray): string => code.replace(/\(.*$/, '');
const found = (pattern: RegExp): readonly string[] => [
  ...new Set([...source.matchAll(pattern)].map(([, name = '']) => name)),
];
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

describe('the tables in docs/widget.md name exactly what there is:', () => {
  it('attributes', () => {
    const styled = found(/:host\(\[(\w+)=/g);
    expect(sorted(documented('Attribute'))).toEqual(sorted([...ATTRIBUTES, ...styled]));
  });

  it('properties and methods', () => {
    const inherited = /^(constructor|.*Callback)$/;
    const own = Object.getOwnPropertyNames(BioGloss.prototype).filter(
      (name) => !inherited.test(name),
    );
    expect(sorted(documented('Property or method'))).toEqual(sorted(own));
  });

  it('events', () => {
    const typed = found(/'(bio-gloss:\w+)': CustomEvent/g);
    expect(sorted(documented('Event (bubbles, composed)'))).toEqual(sorted(typed));
  });

  it('custom properties', () => {
    const types = KNOWN_TYPES.map((type) => `--bio-gloss-${cssNameOf(type)}`);
    const read = found(/var\((--bio-gloss-[a-z-]*[a-z])[,)]/g);
    expect(sorted(documented('Custom property'))).toEqual(sorted([...types, ...read]));
  });

  it('parts', () => {
    expect(sorted(documented('Part'))).toEqual(sorted(found(/part: '(\w+)'/g)));
  });

  it('export formats', () => {
    const offered = formats.filter(({ leavesOut }) => leavesOut !== undefined);
    expect(exportFormats.map(({ id }) => id)).toEqual(offered.map(({ name }) => name));
    const row = contract.split('\n').find((line) => line.includes('`export(')) ?? '';
    const named = [...row.matchAll(/`([a-z0-9-]+)`/g)].map(nameIn);
    expect(sorted(named)).toEqual(sorted(exportFormats.map(({ id }) => id)));
  });
});

/** `tsc -b` checks these types. */
describe('the types', () => {
  it('know the element by its tag, and its properties and methods', () => {
    expectTypeOf<HTMLElementTagNameMap['bio-gloss']>().toEqualTypeOf<BioGloss>();
    expectTypeOf<BioGloss>().toExtend<HTMLElement>();
    expectTypeOf<BioGloss['annotate']>().toEqualTypeOf<() => Promise<AnnotatedDetail>>();
    expectTypeOf<BioGloss['clear']>().toEqualTypeOf<() => void>();
    expectTypeOf<BioGloss['export']>().toEqualTypeOf<(format: ExportName) => Promise<string>>();
    expectTypeOf<'json' | 'json-lines' | 'tsv-entities'>().toExtend<ExportName>();
    expectTypeOf<'pdf' | 'word'>().not.toExtend<ExportName>();
    expectTypeOf<Pick<BioGloss, 'htmlFor' | 'types' | 'threshold'>>().toEqualTypeOf<{
      htmlFor: string;
      types: string;
      threshold: number;
    }>();
  });

  it('know what each event carries', () => {
    expectTypeOf<HTMLElementEventMap>().toExtend<BioGlossEventMap>();
    expectTypeOf<BioGlossEventMap>().toEqualTypeOf<{
      'bio-gloss:ready': CustomEvent<ReadyDetail>;
      'bio-gloss:progress': CustomEvent<ProgressDetail>;
      'bio-gloss:annotated': CustomEvent<AnnotatedDetail>;
      'bio-gloss:select': CustomEvent<SelectDetail>;
      'bio-gloss:error': CustomEvent<ErrorDetail>;
    }>();
    expectTypeOf<SelectDetail['mention']>().toEqualTypeOf<Mention>();
    expectTypeOf<ProgressDetail['phase']>().toEqualTypeOf<'fetch' | 'start' | 'read'>();
  });

  it('know every attribute', () => {
    type Named = (typeof ATTRIBUTES)[number] | 'theme' | 'place';
    expectTypeOf<keyof BioGlossAttributes>().toEqualTypeOf<Named>();
  });
});
