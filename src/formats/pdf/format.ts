import type { ExchangeFormat } from '../exchange/format.ts';

export const pdf: ExchangeFormat = {
  name: 'pdf',
  title: 'PDF (text layer)',
  mediaType: 'application/pdf',
  extensions: ['pdf'],
  isBinary: true,
};
