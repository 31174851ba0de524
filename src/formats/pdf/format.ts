import type { ExchangeFormat } from '../exchange/format.ts';

export const pdf = {
  name: 'pdf',
  title: 'PDF (text layer)',
  mediaType: 'application/pdf',
  extensions: ['pdf'],
  isBinary: true,
} as const satisfies ExchangeFormat;
