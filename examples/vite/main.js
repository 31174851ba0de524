import { createAnnotator } from 'biogloss';

// `npm run files` has put the workers, the engine, the model and the lexicon there; nothing is fetched until it is asked.
const annotator = createAnnotator({ base: '/biogloss/', linking: true });
const form = document.querySelector('form');
const list = document.querySelector('ul');
const progress = document.querySelector('progress');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = form.elements.text.value;
  const onProgress = ({ done, total }) => {
    progress.value = total > 0 ? done / total : 0;
  };
  try {
    const { mentions, concepts = {} } = await annotator.annotate(text, { onProgress });
    list.replaceChildren(
      ...mentions.map(({ id, type, text: name }) => {
        const [best] = concepts[id] ?? [];
        const item = document.createElement('li');
        item.textContent = `${name}: ${type}${best ? `, ${best.name} (${best.id})` : ''}`;
        return item;
      }),
    );
  } catch (error) {
    list.replaceChildren(error.message);
  }
});
