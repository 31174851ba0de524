import { defineBioGloss } from './define.ts';

/**
 * The classic script: `<script src="bio-gloss.iife.js">`. Its address is known only while it runs, and a classic
 * script of another origin has no address that imports could be relative to.
 */
const script = document.currentScript;
const url = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;

defineBioGloss(url, () => import(/* @vite-ignore */ new URL('reading.js', url).href));
