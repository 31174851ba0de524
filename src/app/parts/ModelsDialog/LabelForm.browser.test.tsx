import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CustomModel, LabelledModel } from '../../../core/custom-model/model.ts';
import { LabelForm } from './LabelForm.tsx';

it('takes a meaning of several words as it is typed, and trims it when it is saved', async () => {
  const saved: CustomModel[] = [];
  const model = {
    task: 'relations',
    title: 'Mine',
    head: 'Gene',
    tail: 'Gene',
    labels: { L1: '' },
  } as unknown as LabelledModel;
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(
    <LabelForm
      model={model}
      labels={['L1']}
      onSave={(own) => saved.push(own)}
      onCancel={() => {}}
    />,
  );
  await vi.waitFor(() => expect(host.querySelector('#label-0')).not.toBeNull());
  const field = host.querySelector<HTMLInputElement>('#label-0')!;
  await userEvent.type(field, ' binds to the promoter ');
  expect(field.value).toBe(' binds to the promoter ');
  host.querySelector<HTMLElement>('button[type=submit]')?.click();
  expect(saved).toMatchObject([{ labels: { L1: 'binds to the promoter' } }]);
  root.unmount();
  host.remove();
});
