import { conceptPage } from '../../../core/link/concept-page.ts';
import shared from '../../styles/shared.module.css';
import styles from './ConceptLink.module.css';

/** An identifier that links to its page on another site. Only a click contacts that site, and sends nothing else. */
export function ConceptLink({ id }: { readonly id: string }) {
  const page = conceptPage(id);
  if (page === undefined || !URL.canParse(page)) return <span className={styles.id}>{id}</span>;
  const { host } = new URL(page);
  return (
    <a
      className={styles.id}
      href={page}
      target="_blank"
      rel="noopener noreferrer"
      title={`Opens ${host}: leaves this page`}
    >
      {id}
      <span aria-hidden="true"> ↗</span>
      <span className={shared.hidden}>, opens {host}, leaves this page</span>
    </a>
  );
}
