import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newDocument } from '../../../core/document/model.ts';
import { start, type TestApp, text } from '../../state/testing/on-words.ts';
import { wordEngine } from '../../state/testing/word-engine.ts';
import { ConceptContext, type ConceptServices } from '../concept-services.ts';
import { ExportTab } from './ExportTab.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';

let host: HTMLElement;
let root: Root;
let app: TestApp;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  app = start(wordEngine(), { prefix: crypto.randomUUID() });
});
afterEach(() => {
  root.unmount();
  host.remove();
  app.stop();
  vi.restoreAllMocks();
});

/** The panel only asks for suggestions, and this worker has none. */
const services = { suggest: async () => [] } as unknown as ConceptServices;

const turn = (to: number) => flushSync(() => app.store.dispatch({ type: 'collection-turned', to }));

function typeInto(selector: string, value: string): void {
  const field = host.querySelector<HTMLInputElement>(selector)!;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  flushSync(() => {
    set!.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function openTwo(): void {
  const documents = ['One', 'Two'].map((title) => newDocument('12345', `${title}. ${text}`, title));
  const origin = {
    formats: [],
    documents: 2,
    warnings: [],
    plain: { status: 'impossible' },
  } as const;
  const id = crypto.randomUUID();
  app.store.dispatch({ type: 'documents-opened', id, name: 'two', documents, origin });
}

it('a question that was typed for one document waits there, and is not asked of another of the same id', async () => {
  openTwo();
  app.store.dispatch({ type: 'panel-chosen', panel: 'ask' });
  flushSync(() =>
    root.render(
      <ConceptContext value={services}>
        <FindingsPanel store={app.store} actions={app.actions} dock={() => {}} />
      </ConceptContext>,
    ),
  );
  // The panel is loaded when it is opened.
  await vi.waitFor(() => expect(host.querySelector('[data-question-field]')).not.toBeNull(), {
    timeout: 30_000,
  });
  const field = () => host.querySelector<HTMLInputElement>('[data-question-field]')!.value;
  typeInto('[data-question-field]', 'What is TNF?');
  turn(1);
  expect(field()).toBe('');
  typeInto('[data-question-field]', 'What is BRAF?');
  turn(0);
  expect(field()).toBe('What is TNF?');
});

it('a download that was asked for holds the document it is named after', async () => {
  const saved: { name: string; content: Promise<string> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, content: fetch(this.href).then((file) => file.text()) });
  });
  openTwo();
  flushSync(() => root.render(<ExportTab store={app.store} />));
  const button = () =>
    [...host.querySelectorAll('button')].find((one) => one.textContent === 'Download');
  flushSync(() => button()?.click());
  turn(1);
  const patience = { timeout: 10_000 };
  await expect.poll(() => host.querySelector('pre')?.textContent ?? '', patience).toContain('Two.');
  flushSync(() => button()?.click());
  await expect.poll(() => saved.map(({ name }) => name), patience).toContainEqual('Two.json');
  for (const { name, content } of saved) expect(await content).toContain(name.slice(0, 3));
  expect(saved).toHaveLength(1);
});
