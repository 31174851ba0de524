import { saveFile } from '../../app/save-file.ts';
import { exportFormats } from '../../formats/format.ts';
import { button, h } from '../../widget/view/dom.ts';
import { writeExport } from '../../widget/write-export.ts';
import type { BackgroundRequest, PanelTexts } from '../messages.ts';

/** The format that the app reads completely. */
const FOR_APP = 'json';
let isForApp = false;

/**
 * The part for exports, with every format of the app. The page gives what it has read, and the panel writes the file and
 * saves it or passes it to the app.
 */
export function exportPart(ask: (format: string) => void): HTMLElement {
  const formats = h('select', { 'aria-label': 'Format' });
  for (const { id, name } of exportFormats) formats.append(h('option', { value: id }, name));
  return h(
    'section',
    {},
    h(
      'div',
      { class: 'row' },
      formats,
      button({ class: 'plain' }, () => ask(formats.value), 'Export'),
    ),
    button(
      { class: 'plain' },
      () => {
        isForApp = true;
        ask(FOR_APP);
      },
      'Open in BioGloss',
    ),
  );
}

export function save({ format, texts }: PanelTexts, title: string): void {
  const content = writeExport(format, texts, title, new Date());
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
