/** Runs before the script for pages on sites that are always annotated, and tells it to begin by itself. */
(globalThis as { bioGlossAlways?: boolean }).bioGlossAlways = true;
