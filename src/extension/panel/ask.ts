import { percent } from '../../widget/view/card.ts';
import { button, h } from '../../widget/view/dom.ts';
import { connectEngine } from '../engine/connect.ts';
import { wireAnnotator } from '../engine/wire-annotator.ts';

const MAX_ANSWERS = 3;

/** The part for questions to the page's text; answers are spans of it. */
export function askPart(text: () => string): HTMLElement {
  const annotator = wireAnnotator(connectEngine);
  const answers = h('div', { role: 'status' });
  const field = h('input', {
    type: 'text',
    'aria-label': 'Question',
    placeholder: 'Ask this text',
  });
  let asking = new AbortController();

  async function ask(): Promise<void> {
    const question = field.value.trim();
    asking.abort();
    if (question === '') return;
    asking = new AbortController();
    const { signal } = asking;
    answers.replaceChildren(h('p', { class: 'soft' }, 'Looking for answers'));
    const result = await annotator.answer(
      { text: text(), question, limit: MAX_ANSWERS },
      { signal },
    );
    if (signal.aborted) return;
    if (!result.ok) {
      answers.replaceChildren(
        h('p', {}, `The question could not be answered (${result.error.code}).`),
      );
      return;
    }
    const found = result.value.answers;
    answers.replaceChildren(
      found.length === 0
        ? h('p', {}, 'The text does not seem to answer that.')
        : h('ul', {}, ...found.map((one) => h('li', {}, `${one.text} (${percent(one.score)})`))),
    );
  }

  const form = h(
    'form',
    { class: 'row' },
    field,
    button({ class: 'plain' }, () => void ask(), 'Ask'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });
  return h('section', {}, form, answers);
}
