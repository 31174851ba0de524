import type {
  Attribute,
  ClassMember,
  CssCustomProperty,
  CssPart,
  CustomElementDeclaration,
  Event,
  Package,
} from 'custom-elements-manifest';

/** The module of the package that defines the element. */
const MODULE = 'dist/widget/bio-gloss.js';

export interface Sources {
  /** Text of `docs/widget.md`, whose tables a test compares with the code. */
  readonly docs: string;
  /** Text of `src/widget/events.ts`, which has the types of the attributes. */
  readonly events: string;
}

/** Makes the description of the element for editors and catalogues (`custom-elements.json`) from the tables of its contract. */
export function customElements({ docs, events }: Sources): Package {
  const declaration: CustomElementDeclaration = {
    kind: 'class',
    name: 'BioGloss',
    tagName: 'bio-gloss',
    customElement: true,
    description: 'Annotates a text of the page it stands in, in place.',
    superclass: { name: 'HTMLElement' },
    attributes: rows(docs, 'Attribute').map(
      ([cell, fallback = '', description = '']): Attribute => {
        const [name = ''] = codeIn(cell);
        // Other defaults depend on the page, and are described in words.
        const value = /^`([^`]+)`$/u.exec(fallback)?.[1];
        return {
          name,
          type: { text: typeOf(events, name) },
          description,
          ...(value !== undefined && { default: value }),
        };
      },
    ),
    members: rows(docs, 'Property or method').flatMap(([cell, description = '']): ClassMember[] =>
      codeIn(cell).map((code) => memberOf(code, description)),
    ),
    events: rows(docs, 'Event (bubbles, composed)').map(([cell, description = '']): Event => {
      const [name = ''] = codeIn(cell);
      return { name, type: { text: `BioGlossEventMap['${name}']` }, description };
    }),
    cssProperties: rows(docs, 'Custom property').flatMap(
      ([cell, description = '']): CssCustomProperty[] =>
        codeIn(cell).map((name) => ({ name, description })),
    ),
    cssParts: rows(docs, 'Part').flatMap(([cell, description = '']): CssPart[] =>
      codeIn(cell).map((name) => ({ name, description })),
    ),
  };
  const reference = { name: declaration.name, module: MODULE };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: [declaration],
        exports: [
          { kind: 'js', name: 'BioGloss', declaration: reference },
          { kind: 'custom-element-definition', name: 'bio-gloss', declaration: reference },
        ],
      },
    ],
  };
}

/** The cells of the table with this first heading. */
function rows(docs: string, heading: string): readonly (readonly [string, ...string[]])[] {
  const at = docs.indexOf(`| ${heading} |`);
  if (at < 0) throw new Error(`docs/widget.md has no table of “${heading}”.`);
  const [table = ''] = docs.slice(at).split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((row) => {
      const [first = '', ...others] = row.split('|').slice(1, -1);
      return [first.trim(), ...others.map((cell) => cell.trim())];
    });
}

const codeIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);

/** `annotate(): Promise<AnnotatedDetail>` or `threshold` */
function memberOf(code: string, description: string): ClassMember {
  const [, name = code, parameter = '', result = 'void'] =
    /^(\w+)\((\w*)\)(?:: (.+))?$/u.exec(code) ?? [];
  if (!code.includes('(')) return { kind: 'field', name, description };
  return {
    kind: 'method',
    name,
    description,
    parameters: parameter === '' ? [] : [{ name: parameter }],
    return: { type: { text: result } },
  };
}

/** The type of an attribute in `BioGlossAttributes`. */
function typeOf(events: string, attribute: string): string {
  const from = events.indexOf('interface BioGlossAttributes');
  const body = events.slice(from, events.indexOf('\n}', from));
  const type = new RegExp(`readonly ${attribute}\\?: ([^;]+);`, 'u').exec(body)?.[1];
  if (type === undefined) throw new Error(`BioGlossAttributes has no ${attribute}.`);
  return type.replace('EngineName', "'wasm' | 'webgpu'");
}
