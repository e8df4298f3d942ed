import { Button, Checkbox, Text, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { DeliveryView, FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import { arrivalOf } from '../../../core/domain/messages/arrival';
import type { KnownReason } from '../../../core/text/tab/follow-up/delivery-reasons-sv';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { useWords, type Words } from '../../components/words';

const useStyles = makeStyles({
  section: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gap: '2px 16px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'center',
    '@media (min-width: 720px)': {
      gridTemplateColumns: '11rem minmax(0, 1fr) minmax(0, 1fr) auto',
    },
  },
});

const shownAtFirst = 12;

/**
 * Lists the messages of the round with recipient and state. A message in state `unknown` has a button to send it again.
 */
export function Ledger({ view }: { readonly view: FollowUpView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.followUp.ledger;
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const wanted = onlyProblems ? view.deliveries.filter(isUncertain) : view.deliveries;
  const shown = showsAll ? wanted : wanted.slice(0, shownAtFirst);
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {words.title}
      </Subtitle2>
      <Text className={styles.quiet}>
        {view.deliveries.length === 0 ? words.empty : words.text}
      </Text>
      {view.deliveries.some(isUncertain) && (
        <Checkbox
          label={words.onlyProblems}
          checked={onlyProblems}
          onChange={(_, data) => setOnlyProblems(data.checked === true)}
        />
      )}
      <ul className={styles.list}>
        {shown.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      {shown.length < wanted.length && (
        <div>
          <Button onClick={() => setShowsAll(true)}>{words.showAll(wanted.length)}</Button>
        </div>
      )}
    </section>
  );
}

function isUncertain(delivery: DeliveryView): boolean {
  return arrivalOf(delivery) === 'uncertain';
}

function isKnown(
  reason: string,
  words: Readonly<Record<KnownReason, string>>,
): reason is KnownReason {
  return Object.hasOwn(words, reason);
}

/** Writes what became of the message, when, and why: `Gick inte fram, 30 november 2026 14:32: Teams svarade inte`. */
function outcomeText(delivery: DeliveryView, { t, format }: Words): string {
  const { state, stateAt, reason } = delivery;
  const words = t.followUp.ledger;
  const outcome = arrivalOf(delivery) === 'left-out' ? words.leftOut : words.state[state];
  const text = `${outcome}, ${format.day(stateAt)} ${format.time(stateAt)}`;
  if (reason === undefined) return text;
  const why = isKnown(reason, words.reason) ? words.reason[reason] : words.otherReason(reason);
  return `${text}: ${why}`;
}

function Row({ delivery }: { readonly delivery: DeliveryView }): ReactElement {
  const styles = useStyles();
  const allWords = useWords();
  const words = allWords.t.followUp.ledger;
  const act = useAct('ledger.send-again');
  return (
    <li className={styles.row}>
      <span>{words.kind[delivery.kind]}</span>
      <span>{delivery.to}</span>
      <Text className={styles.quiet}>{outcomeText(delivery, allWords)}</Text>
      {delivery.state === 'unknown' && act.reply === undefined && (
        <Button
          size="small"
          disabled={act.isRunning}
          onClick={() => void act.run({ deliveryId: delivery.id })}
        >
          {words.again}
        </Button>
      )}
      {act.reply !== undefined && <Text>{words.againQueued}</Text>}
      <ActProblem problem={act.problem} />
    </li>
  );
}
