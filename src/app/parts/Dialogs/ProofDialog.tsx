import { formatBytes, plural } from '../../content/format.ts';
import type { RequestCounts } from '../../requests.ts';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './Dialogs.module.css';

export interface ProofDialogProps {
  readonly requests: RequestCounts;
  readonly origin: string;
  readonly policy: string | undefined;
  /** URL of the pack's folder. */
  readonly packUrl: string;
  readonly packBytes: number | undefined;
  readonly onClose: () => void;
}

/** The evidence for 'Nothing leaves this page', counted when the dialog opens. */
export function ProofDialog(props: ProofDialogProps) {
  const { requests, origin, policy, packUrl, packBytes } = props;
  const foreign = requests.foreign.reduce((sum, one) => sum + one.count, 0);
  return (
    <Dialog title="Nothing leaves this page" onClose={props.onClose}>
      <p className={styles.lead}>
        The model comes to your text, not the text to a model. It is fetched once from the same
        place as this page and runs in this tab. Text, questions and decisions are never sent.
      </p>
      <dl className={styles.facts}>
        <dt>Requests so far</dt>
        <dd data-requests-own={requests.own} data-requests-foreign={foreign}>
          {plural(requests.own, 'request')} by this page to {origin}, {foreign} to anywhere else.
          {requests.foreign.map((one) => (
            <strong key={one.origin}>
              {' '}
              {one.origin}: {one.count}
            </strong>
          ))}
          {requests.unrecorded > 0 && (
            <strong data-requests-unrecorded={requests.unrecorded}>
              {' '}
              {plural(requests.unrecorded, 'request')} more of which the browser kept no record.
            </strong>
          )}
          <small>
            As the browser records them. Requests of the model's worker are recorded apart; the
            network tab of the developer tools shows both.
          </small>
        </dd>
        <dt>Where the model lies</dt>
        <dd>
          <code>{packUrl}</code>
          {packBytes !== undefined && ` (${formatBytes(packBytes)})`}
        </dd>
        <dt>Policy in force</dt>
        <dd>
          {policy ? (
            <code>{policy}</code>
          ) : (
            'This page carries no content security policy of its own. A server may send one; a page cannot read that.'
          )}
        </dd>
        <dt>See for yourself</dt>
        <dd>Once the model is here, switch the network off and read another text.</dd>
      </dl>
    </Dialog>
  );
}
