import { Parser, Store } from 'n3';
import { codePointIndex } from '../../../core/text/code-points.ts';
import { conceptOfUri } from '../../exchange/concepts.ts';
import type { Argument, ExchangeDocument } from '../../exchange/model.ts';
import { term } from '../vocabulary.ts';

type Name = Parameters<typeof term>[0];

/** A document out of what `rdfWriter` wrote, by n3's own parser: to see what is really there. */
export function readRdf(source: string): ExchangeDocument {
  const store = new Store(new Parser({ format: 'N-Quads' }).parse(source));
  const all = (subject: string, name: Name) =>
    store.getObjects(subject, term(name), null).map(({ value }) => value);
  const one = (subject: string, name: Name) => all(subject, name)[0];
  const [document = ''] = store
    .getSubjects(term('rdf:type'), term('schema:CreativeWork'), null)
    .map(({ value }) => value);
  const text = one(document, 'schema:text') ?? '';
  const { toUtf16 } = codePointIndex(text);
  const idOf = (name: string) => decodeURIComponent(name.slice(document.length + 1));
  const named = (name = '') => decodeURIComponent(name.slice(name.lastIndexOf(':') + 1));
  const annotations = (motivation: Name) =>
    store.getSubjects(term('oa:motivatedBy'), term(motivation), null).map(({ value }) => value);
  const flags = (it: string) => ({
    ...(one(it, 'biogloss:negated') && { negated: true as const }),
    ...(one(it, 'biogloss:speculative') && { speculative: true as const }),
  });
  const said = (it: string) => {
    const score = one(it, 'biogloss:score');
    const by = one(it, 'prov:wasAttributedTo');
    return {
      ...(score !== undefined && { score: Number(score) }),
      ...(by !== undefined && { by: named(by) }),
      info: {},
    };
  };
  return {
    id: one(document, 'dcterms:identifier') ?? '',
    text,
    sections: [],
    info: {},
    mentions: annotations('oa:tagging').map((it) => ({
      id: idOf(it),
      type: named(one(it, 'biogloss:type')),
      concepts: all(it, 'oa:hasBody').map(conceptOfUri),
      spans: all(it, 'oa:hasTarget').map((target) => {
        const [position = ''] = all(target, 'oa:hasSelector');
        const at = (name: Name) => toUtf16(Number(one(position, name)));
        return { start: at('oa:start'), end: at('oa:end') };
      }),
      ...flags(it),
      ...said(it),
    })),
    relations: annotations('oa:linking').map((it) => ({
      id: idOf(it),
      type: named(one(it, 'biogloss:type')),
      arguments: all(it, 'biogloss:argument').map((place): Argument => {
        const role = one(place, 'biogloss:role') ?? '';
        const mention = one(place, 'biogloss:mention');
        return mention === undefined
          ? { role, concept: conceptOfUri(one(place, 'biogloss:concept') ?? '') }
          : { role, mention: idOf(mention) };
      }),
      ...flags(it),
      ...(one(it, 'biogloss:novel') && { novel: one(it, 'biogloss:novel') === 'true' }),
      ...said(it),
    })),
  };
}
