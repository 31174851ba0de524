import { h } from '../widget/view/dom.ts';

/** The popup that says why this page cannot be annotated, and what can be done instead. It is shown once. */
const reason = new URLSearchParams(location.search).get('reason') ?? '';
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
if (tab?.id !== undefined) {
  await chrome.action.setPopup({ tabId: tab.id, popup: '' });
  await chrome.action.setBadgeText({ tabId: tab.id, text: '' });
}
const isChrome = location.protocol === 'chrome-extension:';
const isOfDevice = tab?.url?.startsWith('file:') === true;
document.body.append(
  h('p', {}, 'BioGloss cannot annotate this page: the browser lets no extension read it.'),
  h(
    'p',
    {},
    isOfDevice
      ? 'A PDF on this device: open BioGloss and choose the file there; it is shown as its pages.'
      : 'Copy the text, or save the file (a PDF is shown as its pages), and choose it in BioGloss.',
  ),
  h('a', { href: 'app.html', target: '_blank' }, 'Open BioGloss'),
);
if (isOfDevice && isChrome && !(await chrome.extension.isAllowedFileSchemeAccess())) {
  const settings = h('button', { type: 'button' }, 'Settings of this extension');
  settings.addEventListener('click', () => {
    void chrome.tabs.create({ url: `chrome://extensions/?id=${chrome.runtime.id}` });
  });
  document.body.append(
    h(
      'p',
      {},
      'Other files of this device are read where ‘Allow access to file URLs’ is switched on.',
    ),
    settings,
  );
}
document.body.append(h('p', { class: 'soft' }, reason));
