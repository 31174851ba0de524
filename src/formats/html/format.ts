import type { ExchangeFormat } from '../exchange/format.ts';
import { readHtml } from './parse.ts';

export const html = {
  name: 'html',
  title: 'Web page (HTML)',
  mediaType: 'text/html',
  extensions: ['html', 'htm', 'xhtml', 'mhtml', 'mht'],
  read: readHtml,
} as const satisfies ExchangeFormat;
