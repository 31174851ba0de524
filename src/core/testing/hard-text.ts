import fc from 'fast-check';

/** Text of the kinds that break offsets: Greek, combining marks, emoji, odd spaces, all line ends. */
export const hardText = fc.string({
  unit: fc.constantFrom(
    ...[
      'a',
      'IL-2',
      'TNF-α ',
      'β',
      'e\u0301',
      '\u0323',
      '😀',
      '👩\u200d🔬',
      '細胞',
      ' ',
      '\u00a0',
      '\u2009',
    ],
    ...[
      '. ',
      '. The ',
      '? ',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      'e.g. ',
      '\u200b',
      '(',
      '\ud83d',
      '\ude00',
    ],
  ),
  maxLength: 60,
});
