import type { OfflineState } from '../../../runtime/offline/offline.ts';
import { formatBytes } from '../../content/format.ts';
import type { Theme } from '../../theme.ts';
import { THEMES } from '../../theme.ts';
import styles from './Header.module.css';

export interface HeaderProps {
  /** For example 'mini · WebGPU'; undefined while no engine runs. */
  readonly engine: string | undefined;
  readonly offline: OfflineState;
  readonly onOffline: () => void;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onProof: () => void;
  readonly onAbout: () => void;
  readonly onModels: () => void;
  readonly onKeys: () => void;
  /** The current view, and the addresses of all views. */
  readonly view: 'read' | 'library';
  readonly addresses: { readonly read: string; readonly library: string };
}

const THEME_LABELS: Readonly<Record<Theme, string>> = {
  auto: 'System theme',
  light: 'Light theme',
  dark: 'Dark theme',
};
const THEME_SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' };

export function Header(props: HeaderProps) {
  const { engine, theme, onTheme } = props;
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <header className={styles.header} data-covers="top">
      <a className={styles.brand} href="./" aria-label="BioGloss, start page">
        <span>Bio</span>Gloss
      </a>
      <nav className={styles.nav} aria-label="Views">
        <a href={props.addresses.read} aria-current={props.view === 'read' ? 'page' : undefined}>
          Read
        </a>
        <a
          href={props.addresses.library}
          aria-current={props.view === 'library' ? 'page' : undefined}
        >
          Library
        </a>
        <button type="button" aria-haspopup="dialog" onClick={props.onAbout}>
          About
        </button>
        <button
          type="button"
          className={styles.narrow}
          aria-haspopup="dialog"
          onClick={props.onModels}
        >
          Models
        </button>
      </nav>
      <div className={styles.status}>
        <button
          type="button"
          className={styles.chip}
          aria-haspopup="dialog"
          aria-label="Nothing leaves this page"
          onClick={props.onProof}
        >
          <i aria-hidden="true" />
          <span>
            Nothing leaves<span className={styles.rest}> this page</span>
          </span>
        </button>
        {props.offline.status !== 'impossible' && (
          <button
            type="button"
            className={`${styles.chip} ${styles.offline}`}
            aria-haspopup="dialog"
            data-offline={props.offline.status}
            onClick={props.onOffline}
          >
            {offlineLabel(props.offline)}
          </button>
        )}
        <button
          type="button"
          className={`${styles.chip} ${styles.engine}`}
          aria-haspopup="dialog"
          title="Models"
          data-models=""
          onClick={props.onModels}
        >
          {engine ?? 'Models'}
        </button>
        <button
          type="button"
          className={styles.sign}
          aria-label={`${THEME_LABELS[theme]}; switch to ${THEME_LABELS[next].toLowerCase()}`}
          title={THEME_LABELS[theme]}
          onClick={() => onTheme(next)}
        >
          <span aria-hidden="true">{THEME_SIGNS[theme]}</span>
        </button>
        <button
          type="button"
          className={`${styles.sign} ${styles.keys}`}
          aria-label="Keyboard"
          title="Keyboard (?)"
          aria-haspopup="dialog"
          onClick={props.onKeys}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

function offlineLabel(state: OfflineState): string {
  switch (state.status) {
    case 'ready':
      return 'Offline ready';
    case 'keeping':
      return `Offline: ${Math.floor((100 * state.kept) / Math.max(1, state.needed))} %`;
    case 'found':
      return `${formatBytes(state.kept)} kept`;
    case 'failed':
      return 'Not kept offline';
    case 'off':
    case 'impossible':
      return 'Online only';
  }
}
