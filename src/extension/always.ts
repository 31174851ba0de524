/** Runs before the content script on sites that are always annotated, and tells it to start without a click. */
(globalThis as { bioGlossAlways?: boolean }).bioGlossAlways = true;
