import { useEffect, useState } from 'react';
import { type LexiconManifest, parseLexiconManifest } from '../../../core/link/lexicon-manifest.ts';
import { formatBytes } from '../../content/format.ts';
import styles from './Dialogs.module.css';

/** The sources of concepts, from the lexicon's manifest. */
export function LexiconCredits({ url }: { readonly url: string }) {
  const lexicon = useManifest(url);
  if (lexicon === 'unreadable') return <p>The lexicon’s description could not be read.</p>;
  if (!lexicon) return null;
  const { id, version, file, sources } = lexicon;
  return (
    <table className={styles.table} data-lexicon={id}>
      <caption>
        {id}, version {version}, {formatBytes(file.bytes)}: identifiers for what is found, on this
        device.
      </caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Version</th>
          <th scope="col">Licence</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.name}>
            <th scope="row">{source.name}</th>
            <td>{source.version}</td>
            <td>{source.licence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useManifest(url: string): LexiconManifest | 'unreadable' | undefined {
  const [manifest, setManifest] = useState<LexiconManifest | 'unreadable'>();
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      try {
        const response = await fetch(`${url}lexicon.json`, { signal: controller.signal });
        const parsed = parseLexiconManifest(await response.json());
        setManifest(parsed.ok ? parsed.value : 'unreadable');
      } catch {
        // The manifest is missing, unreachable or no JSON, which the page says. After an abort, nobody is told.
        if (!controller.signal.aborted) setManifest('unreadable');
      }
    };
    void read();
    return () => controller.abort();
  }, [url]);
  return manifest;
}
