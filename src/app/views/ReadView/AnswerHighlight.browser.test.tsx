import { createRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { DocumentText } from '../../parts/DocumentText/DocumentText.tsx';
import type { AppStore } from '../../state/actions.ts';
import { initialState } from '../../state/model.ts';
import { AnswerHighlight } from './AnswerHighlight.tsx';

const text = 'Gefitinib inhibits EGFR in patients with lung cancer.';
const answer = 'Gefitinib inhibits EGFR';

const marks = (names: readonly string[]) =>
  names.map((name, i) => ({
    id: `m${i}`,
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length,
    text: name,
    type: 'Gene',
    score: 1,
    group: name,
    verdict: 'undecided' as const,
    source: 'model' as const,
  }));

const state = {
  ...initialState,
  document: {
    id: 'd',
    text,
    title: '',
    decisions: [],
    questions: [
      {
        id: 'q',
        question: 'What inhibits EGFR?',
        answers: [{ start: 0, end: answer.length, text: answer, score: 0.9 }],
      },
    ],
  },
  view: { ...initialState.view, focus: { kind: 'answer', question: 'q', answer: 0 } },
} as const;
const store = {
  getState: () => state,
  subscribe: () => () => {},
  dispatch: () => {},
} as unknown as AppStore;

const painted = () => [...(CSS.highlights.get('answer') ?? [])].map(String);

it('covers the answer and nothing else, whatever marks come and go', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const ref = createRef<HTMLDivElement>();
  const draw = (names: readonly string[] | undefined) =>
    flushSync(() =>
      root.render(
        names && (
          <>
            <DocumentText
              text={text}
              mentions={marks(names)}
              highlighted={new Set()}
              unsure={new Set()}
              tabStop={undefined}
              hasTypeTags={false}
              root={ref}
              onFocusMention={() => {}}
              onChooseMention={() => {}}
              onHoverMention={() => {}}
              onLeave={() => {}}
            />
            <AnswerHighlight store={store} root={ref} />
          </>
        ),
      ),
    );
  for (const names of [['Gefitinib', 'EGFR'], ['EGFR'], [], ['lung cancer'], ['Gefitinib']]) {
    draw(names);
    await vi.waitFor(() => expect(painted()).toEqual([answer]));
  }
  draw(undefined);
  await vi.waitFor(() => expect(painted()).toEqual([]));
  draw([]);
  await vi.waitFor(() => expect(painted()).toEqual([answer]));
  root.unmount();
  host.remove();
});
