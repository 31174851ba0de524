import { lookup } from '../../../core/lookup.ts';
import { NOVEL } from '../../content/novel.ts';
import { STANDINGS, type Standing } from '../../content/standing.ts';
import { StandingTag } from '../../ui/StandingTag/StandingTag.tsx';
import styles from './KeysDialog.module.css';

/** The legend of signs in the text and words beside relations. */
export function Signs() {
  return (
    <section aria-label="Signs">
      <h3>Signs</h3>
      <dl className={styles.signs}>
        {KINDS.map((standing) => (
          <div key={standing}>
            <dt>
              <StandingTag standing={standing} />
            </dt>
            <dd>{MEANINGS.get(standing)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <mark data-type="" className={styles.hatched}>
              hatched
            </mark>
          </dt>
          <dd>less certain: more of these are wrong than right</dd>
        </div>
        <div>
          <dt>novel</dt>
          <dd>{NOVEL}</dd>
        </div>
        <div>
          <dt>negated, uncertain</dt>
          <dd>the sentence denies it, or says that it may be so</dd>
        </div>
      </dl>
    </section>
  );
}

const KINDS = Object.keys(STANDINGS) as readonly Exclude<Standing, 'undecided'>[];

const MEANINGS = lookup({
  accepted: 'you say that it is right',
  rejected: 'you say that it is wrong',
  added: 'you marked it; nobody had said it',
  changed: 'you gave it another type or extent',
});
