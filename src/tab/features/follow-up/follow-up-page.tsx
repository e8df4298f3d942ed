import {
  Button,
  Field,
  Select,
  Text,
  Title3,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import { ViewPage } from '../../session/page-frame';
import { useSession } from '../../session/session';
import { useView } from '../../session/use-view';
import { StateBlock } from '../../components/state-page';
import { useWords } from '../../components/words';
import { Board } from './board';
import { PrepareForm } from './prepare-form';
import { Preview } from './preview';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 24px',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
  },
  words: { display: 'grid', gap: '4px' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'flex-end',
    '@media print': { display: 'none' },
  },
});

/** The page Uppföljning: one round, from its preparation to its export. */
export function FollowUpPage(): ReactElement {
  const { linkTarget } = useSession();
  const [roundKey, setRoundKey] = useState(
    linkTarget.kind === 'round' ? linkTarget.key : undefined,
  );
  const view = useView('follow-up', roundKey);
  if (view.problem?.kind === 'not-allowed' || view.data?.me.followsUp === false)
    return (
      <main>
        <NoRight />
      </main>
    );
  return (
    <ViewPage view={view}>{(data) => <FollowUp view={data} onRound={setRoundKey} />}</ViewPage>
  );
}

function NoRight(): ReactElement {
  const { t } = useWords();
  const { goTo } = useSession();
  const { title, text, action } = t.followUp.noRight;
  return (
    <StateBlock title={title} text={text} action={{ label: action, run: () => goTo('mine') }} />
  );
}

function FollowUp(props: {
  readonly view: FollowUpView;
  readonly onRound: (key: string) => void;
}): ReactElement {
  const { t } = useWords();
  const [isPreparing, setPreparing] = useState(false);
  const { view } = props;
  if (isPreparing && view.newRound !== undefined)
    return (
      <PrepareForm
        today={view.today}
        defaults={view.newRound}
        onDone={(key) => {
          setPreparing(false);
          if (key !== undefined) props.onRound(key);
        }}
      />
    );
  const prepare = (): void => setPreparing(true);
  if (view.round === undefined)
    return (
      <StateBlock
        title={t.followUp.noRound}
        text={t.followUp.noRoundText}
        {...(view.can['round.prepare']
          ? { action: { label: t.followUp.newRound, run: prepare } }
          : {})}
      />
    );
  return (
    <>
      <Head view={view} round={view.round} onRound={props.onRound} onPrepare={prepare} />
      {view.round.state === 'planned' && view.can['round.open'] ? (
        <Preview roundKey={view.round.key} view={view} />
      ) : (
        <Board key={view.round.id} view={view} round={view.round} />
      )}
    </>
  );
}

function Head(props: {
  readonly view: FollowUpView;
  readonly round: NonNullable<FollowUpView['round']>;
  readonly onRound: (key: string) => void;
  readonly onPrepare: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { round, view } = props;
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <Title3 as="h1" className={styles.title}>
          {round.title}
        </Title3>
        <Text className={styles.quiet}>
          {t.words.roundKind[round.kind]} · {t.words.round[round.state]} ·{' '}
          {t.followUp.period(
            t.words.period(format.date(round.periodFrom), format.date(round.periodTo)),
          )}{' '}
          · {t.followUp.due(format.date(round.dueOn))}
        </Text>
      </div>
      <div className={styles.tools}>
        {view.rounds.length > 1 && (
          <Field label={t.followUp.round}>
            <Select value={round.key} onChange={(_, data) => props.onRound(data.value)}>
              {view.rounds.map((one) => (
                <option key={one.id} value={one.key}>
                  {one.title} ({t.words.round[one.state].toLowerCase()})
                </option>
              ))}
            </Select>
          </Field>
        )}
        {view.can['round.prepare'] && (
          <Button onClick={props.onPrepare}>{t.followUp.newRound}</Button>
        )}
      </div>
    </header>
  );
}
