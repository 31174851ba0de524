import type { ExchangeFormat } from '../exchange/format.ts';
import { readText, textWriter } from './text.ts';

export const plainText = {
  name: 'text',
  title: 'Plain text',
  mediaType: 'text/plain',
  extensions: ['txt', 'md'],
  read: readText,
  writer: textWriter,
  leavesOut: 'Leaves out everything but the text.',
} as const satisfies ExchangeFormat;
