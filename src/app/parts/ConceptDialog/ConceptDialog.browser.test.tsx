import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import type { ConceptChoice } from '../../../core/document/operations.ts';
import { ConceptDialog, type ConceptDialogProps } from './ConceptDialog.tsx';

const human = { id: 'NCBIGene:3569', name: 'IL6', score: 0.9, taxon: 9606 };
const mouse = { id: 'NCBIGene:16193', name: 'Il6', score: 0.7, taxon: 10_090 };
const link = { by: 'lexicon', concept: human, candidates: [human, mouse] } as const;

function draw(props: Partial<ConceptDialogProps> = {}) {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const chosen: ConceptChoice[] = [];
  const searched: string[] = [];
  flushSync(() =>
    root.render(
      <ConceptDialog
        name="IL-6"
        type="Gene"
        mentions={2}
        link={link}
        sought=""
        found={{ status: 'none' }}
        isForMention={false}
        onScope={() => {}}
        onSearch={(text, isAnyType) => searched.push(`${text} ${isAnyType}`)}
        onChoose={(choice) => chosen.push(choice)}
        onClose={() => {}}
        {...props}
      />,
    ),
  );
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  const button = (text: string) =>
    [...host.querySelectorAll('button')].find((one) => one.textContent?.includes(text));
  return { host, chosen, searched, button };
}

it('offers the candidates with their species, the present one pressed', () => {
  const { host, chosen, button } = draw();
  const rows = [...host.querySelectorAll('[data-candidate]')];
  expect(rows.map((row) => row.querySelector('button')?.ariaPressed)).toEqual(['true', 'false']);
  expect(rows[1]?.textContent).toContain('mouse');
  button('Il6')?.click();
  expect(chosen).toMatchObject([{ id: mouse.id }]);
});

it('takes no concept for an answer, and gives the choice back to the lexicon', () => {
  const { chosen, button } = draw();
  expect(button('As the lexicon has it')).toBeUndefined();
  button('No concept')?.click();
  const decided = draw({ link: { by: 'person', candidates: [human] } });
  expect(decided.button('No concept')?.ariaPressed).toBe('true');
  decided.button('As the lexicon has it')?.click();
  expect([...chosen, ...decided.chosen]).toEqual(['none', 'lexicon']);
});

it('looks for others, of any type when asked, and says when there are none', () => {
  const { host, searched } = draw({
    sought: 'TNF',
    found: { status: 'found', concepts: [] },
  });
  const field = host.querySelector<HTMLInputElement>('[data-concept-search]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  setValue?.call(field, 'TNFR');
  field?.dispatchEvent(new Event('input', { bubbles: true }));
  host.querySelector<HTMLInputElement>('search [type=checkbox]')?.click();
  expect(searched).toEqual(['TNFR false', 'TNF true']);
  expect(host.querySelector('[role=status]')?.textContent).toContain('Nothing of that name');
});
