/** What the keyboard does in the Read view; the dialog under `?` shows this list. */
export const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['j', '→', '↓'], does: 'next mention' },
  { keys: ['k', '←', '↑'], does: 'previous mention' },
  { keys: ['n'], does: 'next mention without a decision' },
  { keys: ['a'], does: 'accept the mention in focus' },
  { keys: ['x'], does: 'reject it' },
  { keys: ['c'], does: 'choose its concept' },
  { keys: ['Enter'], does: 'open its card' },
  { keys: ['Esc'], does: 'close the card, leave the mention' },
  { keys: ['/'], does: 'look for an entity' },
  { keys: ['q'], does: 'ask the text a question' },
  { keys: ['e'], does: 'export' },
  { keys: ['z'], does: 'undo' },
  { keys: ['Shift', 'z'], does: 'redo' },
  { keys: ['Ctrl', 'V'], does: 'paste a text, anywhere on the page' },
  { keys: ['?'], does: 'this list' },
];
