import { readSetting, writeSetting } from './settings.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The stored theme, or the system's. */
export function storedTheme(): Theme {
  const stored = readSetting('theme');
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

/** Applies a theme and stores it. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  writeSetting('theme', theme);
}
