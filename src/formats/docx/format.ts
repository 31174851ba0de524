import type { ExchangeFormat } from '../exchange/format.ts';

export const docx = {
  name: 'docx',
  title: 'Word (DOCX)',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['docx'],
  isBinary: true,
} as const satisfies ExchangeFormat;
