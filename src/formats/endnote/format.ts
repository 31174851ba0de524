import type { ExchangeFormat } from '../exchange/format.ts';
import { readEndnote } from './tagged.ts';
import { readWebOfScience } from './web-of-science.ts';
import { readEndnoteXml } from './xml.ts';

export const endnote = {
  name: 'endnote',
  title: 'EndNote (tagged)',
  mediaType: 'application/x-endnote-refer',
  extensions: ['enw'],
  read: readEndnote,
} as const satisfies ExchangeFormat;

export const endnoteXml = {
  name: 'endnote-xml',
  title: 'EndNote XML',
  mediaType: 'application/xml',
  extensions: ['xml'],
  read: readEndnoteXml,
} as const satisfies ExchangeFormat;

export const webOfScience = {
  name: 'web-of-science',
  title: 'Web of Science (plain text)',
  mediaType: 'text/plain',
  extensions: ['ciw', 'txt'],
  read: readWebOfScience,
} as const satisfies ExchangeFormat;
