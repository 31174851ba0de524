/** Manifests of the extension, version 3, for both browsers. No permission in them shows a warning at installation. */
import { readFileSync } from 'node:fs';

export type Browser = 'chrome' | 'firefox';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const common = {
  manifest_version: 3,
  name: 'BioGloss',
  version,
  description:
    'Marks genes, diseases, chemicals and variants on the page you read. Nothing leaves your browser.',
  icons: { 192: 'icons/icon-192.png', 512: 'icons/icon-512.png' },
  action: {
    default_title: 'Annotate this page',
    default_icon: { 192: 'icons/icon-192.png' },
  },
  commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+G' } } },
  options_ui: { page: 'options.html', open_in_tab: true },
  optional_host_permissions: ['https://*/*', 'http://*/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'",
  },
};

const PERMISSIONS = ['activeTab', 'contextMenus', 'scripting', 'storage'];

export function manifestFor(browser: Browser): object {
  if (browser === 'chrome') {
    return {
      ...common,
      minimum_chrome_version: '116',
      permissions: [...PERMISSIONS, 'offscreen', 'sidePanel'],
      background: { service_worker: 'background.js', type: 'module' },
      side_panel: { default_path: 'panel.html' },
      // With both headers, the engine can use threads.
      cross_origin_embedder_policy: { value: 'require-corp' },
      cross_origin_opener_policy: { value: 'same-origin' },
    };
  }
  return {
    ...common,
    permissions: PERMISSIONS,
    background: { scripts: ['background.js', 'engine.js'], type: 'module' },
    sidebar_action: {
      default_panel: 'panel.html',
      default_title: 'BioGloss',
      default_icon: { 192: 'icons/icon-192.png' },
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'biogloss@biogloss.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}
