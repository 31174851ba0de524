import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { ScoreBar } from './ScoreBar.tsx';

it('is read aloud as a score', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() =>
    root.render(
      <button type="button">
        foobarin <ScoreBar score={0.934} />
      </button>,
    ),
  );
  await expect.element(page.getByRole('button')).toHaveAccessibleName('foobarin score 0.93');
  root.unmount();
  host.remove();
});
