import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskedQuestion } from '../../../core/document/model.ts';
import { AskPanel } from './AskPanel.tsx';

let host: HTMLElement;
let root: Root;
let left: number;
beforeEach(() => {
  left = 0;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const asked = (given: Partial<AskedQuestion>): AskedQuestion => ({
  ...{
    id: 'q',
    question: 'What is TNF?',
    answers: [],
    read: { pieces: 9, of: 9 },
    outdated: false,
  },
  by: { pack: { id: 'p', version: '1' }, engine: 'wasm' },
  ...given,
});

const draw = (question?: AskedQuestion) =>
  flushSync(() =>
    root.render(
      <AskPanel
        asking={{ status: 'none' }}
        failure={undefined}
        questions={question ? [question] : []}
        suggestions={[]}
        focused={undefined}
        contextOf={() => ({ before: '', after: '' })}
        draft="What is"
        onDraft={() => {}}
        onAsk={() => {}}
        onStop={() => {}}
        onWithdraw={() => {}}
        onRetry={() => {}}
        onAnswer={() => {}}
        onRemove={() => {}}
        onLeave={() => {
          left += 1;
        }}
      />,
    ),
  );

it('says that there is no answer of the text that was asked, and of no other', () => {
  const best = { start: 0, end: 3, text: 'TNF', score: 0.1 };
  draw(asked({ best }));
  expect(host.textContent).toContain('No answer in this text.');
  draw(asked({ best, outdated: true }));
  expect(host.textContent).not.toContain('No answer');
  expect(host.textContent).not.toContain('Nearest');
  expect(host.textContent).toContain('The text was edited since');
  expect(host.querySelector('section button:not([aria-label])')?.textContent).toBe('Ask again');
});

it('is left by Escape, unless that is a key of an input method; what was typed stays', () => {
  draw();
  const field = host.querySelector('input')!;
  const press = (given: KeyboardEventInit) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...given }));
  press({ isComposing: true });
  expect(left).toBe(0);
  press({});
  expect(left).toBe(1);
  expect(field.value).toBe('What is');
});
