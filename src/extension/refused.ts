import { h } from '../widget/view/dom.ts';

/** The popup that says why this page cannot be annotated, and what can be done instead. It is shown once. */
const reason = new URLSearchParams(location.search).get('reason') ?? '';
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
if (tab?.id !== undefined) {
  await chrome.action.setPopup({ tabId: tab.id, popup: '' });
  await chrome.action.setBadgeText({ tabId: tab.id, text: '' });
}
document.body.append(
  h('p', {}, 'BioGloss cannot annotate this page: the browser lets no extension read it.'),
  h(
    'p',
    {},
    tab?.url?.startsWith('file:')
      ? 'A file on this device is read where ‘Allow access to file URLs’ is switched on in the settings of this extension. Or open BioGloss and choose the file there: a PDF is shown as its pages.'
      : 'Copy the text, or save the file (a PDF is shown as its pages), and choose it in BioGloss.',
  ),
  h('a', { href: 'app.html', target: '_blank' }, 'Open BioGloss'),
  h('p', { class: 'soft' }, reason),
);
