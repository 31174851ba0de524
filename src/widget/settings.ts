import type { EngineName } from '../core/errors.ts';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../core/pack/embedded.ts';

/** The values of the element's attributes. */
export interface Settings {
  /** Selector of the elements to read; `null` for the nearest article or main. */
  readonly selector: string | null;
  readonly exclude: string | undefined;
  /** True to read the surroundings of the article (references, navigation and the like), too. */
  readonly apparatus: boolean;
  /** Entity types to show; empty for all. */
  readonly types: ReadonlySet<string>;
  /** Smallest score shown, in [0, 1]. */
  readonly threshold: number;
  readonly engine: 'auto' | EngineName;
  /** Folder of the workers and the engine, absolute, ending in a slash. */
  readonly base: string;
  /** Folder of the model pack, absolute, ending in a slash. */
  readonly pack: string;
  /** Folder of the lexicon, absolute, ending in a slash. When undefined, mentions are not linked. */
  readonly lexicon: string | undefined;
  /** Folder of dictionary names, absolute, ending in a slash. When undefined, the model reads alone. */
  readonly dictionary: string | undefined;
  readonly start: 'click' | 'visible' | 'load';
}

export const ATTRIBUTES = [
  'for',
  'exclude',
  'apparatus',
  'types',
  'threshold',
  'engine',
  'base',
  'pack',
  'lexicon',
  'dictionary',
  'start',
  'lang',
] as const;

/** @param scriptUrl URL of the element's script: its files lie beside it, unless the page says otherwise */
export function settingsOf(element: Element, scriptUrl: string): Settings {
  const value = (name: (typeof ATTRIBUTES)[number]): string | undefined =>
    element.getAttribute(name)?.trim() || undefined;
  const base = folder(value('base') ?? new URL('.', scriptUrl).href);
  const engine = value('engine');
  const start = value('start');
  const dictionary = value('dictionary');
  const threshold = Number(value('threshold'));
  return {
    selector: value('for') ?? null,
    exclude: validSelector(value('exclude')),
    apparatus: element.hasAttribute('apparatus'),
    types: new Set(value('types')?.split(/[\s,]+/u)),
    threshold: threshold >= 0 && threshold <= 1 ? threshold : 0,
    engine: engine === 'wasm' || engine === 'webgpu' ? engine : 'auto',
    base,
    pack: folder(value('pack') ?? new URL(PACKAGED_PACK, base).href),
    lexicon: element.hasAttribute('lexicon')
      ? folder(value('lexicon') ?? new URL(EMBEDDED_LEXICON, base).href)
      : undefined,
    dictionary:
      dictionary === 'none'
        ? undefined
        : folder(dictionary ?? new URL(EMBEDDED_GAZETTEER, base).href),
    start: start === 'visible' || start === 'load' ? start : 'click',
  };
}

function folder(url: string): string {
  const absolute = new URL(url, document.baseURI).href;
  return absolute.endsWith('/') ? absolute : `${absolute}/`;
}

/** An invalid exclusion must not break the reading of every element. */
function validSelector(selector: string | undefined): string | undefined {
  if (!selector) return undefined;
  try {
    document.createDocumentFragment().querySelector(selector);
    return selector;
  } catch {
    return undefined;
  }
}
