import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { type XmlToken, xmlTokenizer } from './tokens.ts';

/** An element of a record, with its text and children in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** Line on which it begins, from 1. */
  readonly line: number;
}

interface Opened extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Real files nest less deeply; a made-up one must not exhaust the stack. */
const MAX_DEPTH = 200;

/**
 * Reads the elements of some names out of a file of any size, one in memory at a time; what is around them is passed
 * over. A record whose tags do not fit is reported and left out.
 */
export function byElement(
  names: readonly [string, ...string[]],
  parse: (element: XmlElement) => Iterable<Parsed>,
): Feed {
  const tokenizer = xmlTokenizer();
  let open: Opened[] = [];
  let trouble: string | undefined;
  let found = 0;

  function* take(token: XmlToken): Iterable<Parsed> {
    if (token.kind === 'trouble') {
      if (open.length > 0) trouble ??= token.reason;
      else yield warn(`line ${token.line}`, token.reason);
    } else if (token.kind === 'open') {
      const isNewRecord = token.name === open[0]?.name;
      if (isNewRecord && trouble !== undefined) yield* leaveOut();
      if (open.length === 0 && !names.includes(token.name)) return;
      if (open.length >= MAX_DEPTH) trouble ??= `is nested deeper than ${MAX_DEPTH} elements`;
      else
        open.push({
          name: token.name,
          attributes: token.attributes,
          children: [],
          line: token.line,
        });
    } else if (open.length > 0) {
      if (token.kind === 'text') {
        if (token.text !== '') open.at(-1)?.children.push(token.text);
      } else yield* close(token.name);
    }
  }
  function* close(closing: string): Iterable<Parsed> {
    const name = open[0]?.name;
    if (closing === name && (trouble !== undefined || open.at(-1)?.name !== name)) {
      trouble ??= `<${open.at(-1)?.name}> is not closed`;
      yield* leaveOut();
      return;
    }
    if (trouble !== undefined) return;
    const element = open.at(-1);
    if (element?.name !== closing) {
      trouble = `</${closing}> closes <${element?.name}>`;
      return;
    }
    open.pop();
    if (open.length > 0) open.at(-1)?.children.push(element);
    else {
      found += 1;
      yield* parse(element);
    }
  }
  function* leaveOut(): Iterable<Parsed> {
    yield warn(`line ${open[0]?.line}`, `<${open[0]?.name}> left out: ${trouble}`);
    found += 1;
    open = [];
    trouble = undefined;
  }
  return {
    *push(chunk) {
      for (const token of tokenizer.push(chunk)) yield* take(token);
    },
    *end() {
      for (const token of tokenizer.end()) yield* take(token);
      if (open.length > 0) {
        trouble ??= 'the file ends within it';
        yield* leaveOut();
      } else if (found === 0) yield warn('line 1', `there is no <${names[0]}> in the file`);
    },
  };
}

export const elementsOf = (element: XmlElement | undefined, name?: string): readonly XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );

export const childOf = (
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((parent, name) => elementsOf(parent, name)[0], element);

/** The text of an element with that of its children; empty where there is no element. */
export const textIn = (element: XmlElement | undefined): string =>
  (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('');
