import { labelsFor } from '../../widget/labels/labels-for.ts';
import { sentencesFor } from '../../widget/sentences/sentences-for.ts';
import { adoptSheet } from '../../widget/view/adopt.ts';
import { h } from '../../widget/view/dom.ts';
import { fillPanel } from '../../widget/view/panel.ts';
import { elementSheet } from '../../widget/view/styles.ts';
import { PANEL_PORT, type PanelNews, type PanelOrder, type PanelTexts } from '../messages.ts';
import { askPart } from './ask.ts';
import { exportPart, save } from './export.ts';
import { relationsPart } from './relations.ts';

/**
 * The side panel: the annotations of the active tab's page in the widget's panel, with relations, questions and
 * exports.
 */
const labels = labelsFor(navigator.language);
const sentences = sentencesFor(labels.language);
const host = h('div', { class: 'host', lang: labels.language });
const root = host.attachShadow({ mode: 'open' });
adoptSheet(root, elementSheet());
const status = h('p', { class: 'soft', role: 'status' });
const entities = h('div');
const relations = h('div');
const ask = askPart(() => news?.text ?? '');
const files = exportPart((format) => order({ type: 'export', format }));
root.append(status, entities, relations, ask, files);
document.body.append(host);

const NOT_YET =
  'Nothing on this page is annotated yet. Press the BioGloss button of the browser, or Alt+Shift+G.';

let port: chrome.runtime.Port | undefined;
let news: PanelNews | undefined;

const order = (message: PanelOrder): void => port?.postMessage(message);

async function follow(): Promise<void> {
  port?.disconnect();
  port = undefined;
  show(undefined);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  const opened = chrome.tabs.connect(tab.id, { name: PANEL_PORT });
  port = opened;
  opened.onMessage.addListener((message: PanelNews | PanelTexts) => {
    if (port !== opened) return;
    if ('format' in message) save(message, news?.title ?? '');
    else show(message);
  });
  opened.onDisconnect.addListener(() => {
    // The page has no content script, so it is not annotated.
    void chrome.runtime.lastError;
    if (port === opened) show(undefined);
  });
}

function show(told: PanelNews | undefined): void {
  news = told;
  const isRead = told !== undefined && told.text !== '';
  for (const part of [entities, relations, ask, files]) part.hidden = !isRead;
  status.textContent = told?.status || NOT_YET;
  if (!told || !isRead) return;
  const shown = told.mentions.filter(({ score }) => score >= told.threshold);
  const article = { concepts: told.concepts, mentions: told.mentions };
  fillPanel(
    entities,
    {
      labels,
      threshold: told.threshold,
      hidden: new Set(told.hidden),
      articles: [{ article, mentions: shown }],
    },
    {
      toggleType: (name) => order({ type: 'toggle-type', name }),
      setThreshold: (value) => order({ type: 'threshold', value }),
      choose: (_, { id }) => order({ type: 'choose', id }),
      clear: () => order({ type: 'clear' }),
      close: () => close(),
    },
  );
  relations.replaceChildren(relationsPart(told, article, sentences));
}

chrome.tabs.onActivated.addListener(() => void follow());
chrome.tabs.onUpdated.addListener((_, { status: loading }) => {
  if (loading === 'complete') void follow();
});
// A click in the browser injects the script into the page, maybe after the panel was opened.
setInterval(() => {
  if (!news) void follow();
}, 1500);
await follow();
