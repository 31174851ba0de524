import { defineBioGloss } from './define.ts';

/** The classic script: `<script src="bio-gloss.iife.js">`. Its address is known only while it runs. */
const script = document.currentScript;
defineBioGloss(script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI);
