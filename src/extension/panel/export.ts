import { saveFile } from '../../app/save-file.ts';
import { exportFormats } from '../../formats/format.ts';
import { button, h } from '../../widget/view/dom.ts';
import type { BackgroundRequest, PanelFile } from '../messages.ts';

/** The app reads all that it writes itself. */
const FOR_APP = 'json';
let isForApp = false;

/** Every format of the app; the page writes it, and the panel saves it or gives it to the app. */
export function exportPart(write: (format: string) => void): HTMLElement {
  const formats = h('select', { 'aria-label': 'Format' });
  for (const { id, name } of exportFormats) formats.append(h('option', { value: id }, name));
  return h(
    'section',
    {},
    h(
      'div',
      { class: 'row' },
      formats,
      button({ class: 'plain' }, () => write(formats.value), 'Export'),
    ),
    button(
      { class: 'plain' },
      () => {
        isForApp = true;
        write(FOR_APP);
      },
      'Open in BioGloss',
    ),
  );
}

export function save({ format, content }: PanelFile, title: string): void {
  const kind = exportFormats.find(({ id }) => id === format);
  const name = `${title.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'page'}.${kind?.extension ?? 'txt'}`;
  if (isForApp && format === FOR_APP) {
    isForApp = false;
    const request: BackgroundRequest = { type: 'open-in-app', name, content };
    void chrome.runtime.sendMessage(request);
    return;
  }
  saveFile(content, name, kind?.mediaType ?? 'text/plain');
}
