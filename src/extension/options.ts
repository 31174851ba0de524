import { ENTITY_TYPES } from '../core/catalogue/entity-types.ts';
import { percent } from '../widget/view/card.ts';
import { button, h } from '../widget/view/dom.ts';
import { readOptions, writeOptions } from './options-kept.ts';
import { forgetSite, sitesAlwaysOn } from './sites.ts';

/**
 * The options: types and threshold for all pages, and the sites that are always annotated. Each change is stored at
 * once.
 */
async function show(): Promise<void> {
  const { types, threshold } = await readOptions();
  const sites = await sitesAlwaysOn();
  const boxes = Object.entries(ENTITY_TYPES).map(([name, { label }]) => {
    const box = h('input', { type: 'checkbox', value: name });
    box.checked = types.length === 0 || types.includes(name);
    return { box, label: h('label', {}, box, ` ${label}`) };
  });
  const least = h('input', {
    type: 'range',
    min: '0',
    max: '0.95',
    step: '0.05',
    'aria-label': 'Least score',
  });
  least.value = String(threshold);
  const output = h('output', {}, percent(threshold));
  const keep = async (): Promise<void> => {
    output.textContent = percent(least.valueAsNumber);
    const chosen = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    await writeOptions({
      types: chosen.length === boxes.length ? [] : chosen,
      threshold: least.valueAsNumber,
    });
  };
  for (const input of [...boxes.map(({ box }) => box), least]) {
    input.addEventListener('change', () => void keep());
  }
  const forget = async (origin: string): Promise<void> => {
    await forgetSite(origin);
    await show();
  };
  document.body.replaceChildren(
    h('h1', {}, 'BioGloss on pages'),
    h('p', { class: 'soft' }, 'Changes count for the next page that is annotated.'),
    h('fieldset', {}, h('legend', {}, 'Entity types'), ...boxes.map(({ label }) => label)),
    h('p', {}, 'Score at least ', least, ' ', output),
    h('h2', {}, 'Sites that are always annotated'),
    sites.length === 0
      ? h('p', {}, 'None. Right-click the BioGloss button on a page to add its site.')
      : h(
          'ul',
          {},
          ...sites.map((origin) =>
            h(
              'li',
              {},
              `${origin} `,
              button({}, () => void forget(origin), 'Remove'),
            ),
          ),
        ),
    h('h2', {}, 'Models and vocabularies of your own'),
    h('p', {}, h('a', { href: 'app.html' }, 'Open BioGloss'), ', and choose them there.'),
  );
}

await show();
