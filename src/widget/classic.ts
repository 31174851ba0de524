import { defineBioGloss } from './define.ts';

/**
 * The classic script: `<script src="bio-gloss.iife.js">`. Its URL is known only while it runs, and imports in a classic
 * script of another origin cannot be relative to it.
 */
const script = document.currentScript;
const url = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;

defineBioGloss(url, () => import(/* @vite-ignore */ new URL('reading.js', url).href));
