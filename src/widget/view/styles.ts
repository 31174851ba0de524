import { constructSheet } from './adopt.ts';

/**
 * The styles of the element's shadow tree. The element never changes its size in the page: the button has one width for
 * all labels, and everything else floats.
 */
export const CSS_TEXT = `
:host {
  --accent: var(--bio-gloss-accent, light-dark(oklch(0.48 0.13 257), oklch(0.77 0.1 257)));
  --paper: var(--bio-gloss-paper, light-dark(oklch(0.995 0.003 90), oklch(0.225 0.01 265)));
  --ink: var(--bio-gloss-ink, light-dark(oklch(0.24 0.018 265), oklch(0.91 0.01 90)));
  --soft: color-mix(in oklab, var(--ink) 75%, var(--paper));
  --line: color-mix(in oklab, var(--ink) 22%, var(--paper));
  display: inline-block;
  /* Layout containment: its baseline is its edge, as it was before the script came, so the line stays where it is. */
  contain: layout;
  position: relative;
  inline-size: var(--bio-gloss-width, 17rem);
  block-size: 2.5rem;
  font: 0.9375rem/1.45 var(--bio-gloss-font, system-ui, sans-serif);
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
  color: var(--ink);
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([place="corner"]) { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: var(--bio-gloss-z, 1000); }
button, input, summary { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.main {
  position: relative; overflow: hidden; box-sizing: border-box; inline-size: 100%; block-size: 100%;
  padding: 0 0.75rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--paper); color: var(--ink);
  white-space: nowrap; text-align: start;
}
.main .bar {
  position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 100%; background: var(--accent); opacity: 0.22;
  transform: scaleX(0); transform-origin: left; transition: transform 150ms;
}
:host(:dir(rtl)) .bar { transform-origin: right; }
.main .label { position: relative; display: block; overflow: hidden; text-overflow: ellipsis; }
.main[aria-expanded] .label::after { content: "▾" / ""; float: inline-end; }
[popover] {
  position: fixed; inset: auto; margin: 0; box-sizing: border-box; max-inline-size: min(24rem, calc(100vw - 12px)); overflow: auto;
  padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink);
  box-shadow: 0 10px 30px rgb(0 0 0 / 0.16);
}
[popover]:not([data-open]) { display: none; }
.panel { inline-size: 22rem; max-block-size: min(32rem, 70vh); }
.card { inline-size: max-content; max-inline-size: min(20rem, calc(100vw - 12px)); max-block-size: 60vh; }
p, ul, ol, h2 { margin: 0; padding: 0; }
h2 { font-size: 1rem; flex: 1; }
p + p, ul, ul + p { margin-block-start: 0.25rem; }
ul { padding-inline-start: 1.1rem; }
.kind { color: var(--soft); font-size: 0.8125rem; }
.name { font-size: 1.0625rem; font-weight: 600; overflow-wrap: anywhere; }
.soft { color: var(--soft); font-size: 0.8125rem; overflow-wrap: anywhere; }
.small { font-size: 0.75rem; }
.swatch { display: inline-block; inline-size: 0.75em; block-size: 0.75em; margin-inline-end: 0.4em; border-radius: 2px; }
.row { display: flex; align-items: center; gap: 0.5rem; margin-block: 0.25rem; }
.row input { flex: 1; min-inline-size: 4rem; accent-color: var(--accent); }
.legend { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-block: 0.5rem; }
.type { padding: 0.25rem 0.6rem; border: 1px solid var(--line); border-radius: 999px; background: none; min-block-size: 1.75rem; }
.type[aria-pressed="false"] { text-decoration: line-through; border-style: dashed; color: var(--soft); }
.type[aria-pressed="false"] .swatch { opacity: 0.25; }
.plain { padding: 0.25rem 0.5rem; border: 0; background: none; color: var(--accent); min-block-size: 1.75rem; min-inline-size: 1.75rem; }
details { margin-block: 0.5rem; }
summary { cursor: pointer; min-block-size: 1.5rem; }
ol { list-style: none; }
a { color: var(--accent); }
.id { font-size: 0.8125rem; white-space: nowrap; }
.concept { overflow-wrap: anywhere; }
li .concept { margin: 0 0.25rem 0.4rem; font-size: 0.8125rem; }
.concept .small { display: block; }
.concept .id { display: inline-block; padding-block: 0.2rem; }
.mention { display: flex; justify-content: space-between; gap: 0.75rem; inline-size: 100%; padding: 0.3rem 0.25rem; border: 0; background: none; text-align: start; min-block-size: 1.75rem; }
.mention .text { overflow-wrap: anywhere; }
.mention:hover { background: color-mix(in oklab, var(--accent) 12%, transparent); }
.message { max-inline-size: min(26rem, calc(100vw - 12px)); }
.layer { position: absolute; inset: 0 auto auto 0; inline-size: 0; block-size: 0; pointer-events: none; }
.quiet { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .main .bar { transition: none; } }
@media (forced-colors: active) { .main .bar { background: Highlight; opacity: 0.5; } .swatch { forced-color-adjust: none; } }
@media print { :host { display: none; } }
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all elements of the page. */
export function elementSheet(): CSSStyleSheet {
  sheet ??= constructSheet(CSS_TEXT);
  return sheet;
}
