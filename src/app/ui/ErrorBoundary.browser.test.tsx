import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary.tsx';

function Text({ isLong }: { readonly isLong: boolean }) {
  return (
    <p>
      {isLong && 'Gefitinib inhibits '}
      <mark>EGFR</mark>
      {isLong && ' in patients'}
    </p>
  );
}

/** Wraps every text in an element, as browsers do that translate a page. */
function translate(host: HTMLElement): void {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const texts: ChildNode[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as ChildNode);
  for (const text of texts) {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text);
  }
}

it('draws a page anew whose text was wrapped by a translation', () => {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host, { onCaughtError() {} });
  const draw = (isLong: boolean) =>
    flushSync(() =>
      root.render(
        <ErrorBoundary fallback={() => <output>lost</output>}>
          <Text isLong={isLong} />
        </ErrorBoundary>,
      ),
    );
  draw(true);
  for (const isLong of [false, true, false]) {
    translate(host);
    draw(isLong);
    expect(host.querySelector('output')).toBeNull();
    expect(host.querySelector('p')?.textContent).toBe(
      isLong ? 'Gefitinib inhibits EGFR in patients' : 'EGFR',
    );
  }
  root.unmount();
  host.remove();
});
