import { Button, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundPreviewView } from '../../../core/api/follow-up/round-preview-view';
import { ActProblem } from '../../session/act-problem';
import { ProblemNotice } from '../../session/page-frame';
import { useAct } from '../../session/use-act';
import { useSession } from '../../session/session';
import { useView } from '../../session/use-view';
import { Confirm } from '../../components/confirm';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { ChangeLeftOut } from './change-left-out';
import { Card, Line } from './preview-card';
import { Unreachable } from './preview-unreachable';
import { RoundActions } from './round-actions';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)' },
  },
  // What may need an action comes before the long list of those who will get a card.
  side: { display: 'grid', gap: '16px', minWidth: 0 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '10px' },
  recipients: {
    gap: '12px 24px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 18rem), 1fr))',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Shown before a round opens: who will get a card, who cannot be reached, and which goals are left out. */
export function Preview(props: {
  readonly roundKey: string;
  readonly view: FollowUpView;
}): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const preview = useView('round-preview', props.roundKey);
  if (preview.data === undefined)
    return preview.problem === undefined ? (
      <Text>{t.shell.loading}</Text>
    ) : (
      <ProblemNotice view={preview} />
    );
  return (
    <div className={styles.box}>
      <Text className={styles.quiet}>{t.followUp.preview.text}</Text>
      <Opening preview={preview.data} />
      <div className={styles.columns}>
        <div className={styles.side}>
          <Unreachable preview={preview.data} />
          <Channels preview={preview.data} />
          <LeftOut preview={preview.data} />
        </div>
        <Recipients preview={preview.data} />
      </div>
      <RoundActions view={props.view} round={preview.data.round} />
    </div>
  );
}

function Opening({ preview }: { readonly preview: RoundPreviewView }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const words = t.followUp.preview;
  const { periodTo } = preview.round;
  const early = preview.today <= periodTo ? words.confirmEarly(format.date(periodTo)) : '';
  const open = useAct('round.open');
  const toMe = useAct('round.send-to-me');
  const [isAsking, setAsking] = useState(false);
  const roundId = preview.round.id;
  const goals = preview.recipients.reduce((sum, one) => sum + one.goalTitles.length, 0);
  const channels = preview.channels.filter((one) => one.hasChannel).length;
  const isNobody = preview.recipients.length === 0 && preview.unreachable.length === 0;
  return (
    <>
      {isNobody && <Notice attention>{words.nobody}</Notice>}
      {isAsking ? (
        <Confirm
          text={[early, words.confirm(preview.recipients.length, goals, channels)].join(' ').trim()}
          yes={words.confirmButton}
          no={words.confirmCancel}
          isRunning={open.isRunning}
          onYes={() => void open.run({ roundId })}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className={styles.buttons}>
          <Button appearance="primary" disabled={isNobody} onClick={() => setAsking(true)}>
            {words.open}
          </Button>
          <Button disabled={toMe.isRunning} onClick={() => void toMe.run({ roundId })}>
            {words.toMe}
          </Button>
        </div>
      )}
      <ActProblem problem={open.problem ?? toMe.problem} />
      {toMe.reply !== undefined && (
        <Notice attention={!toMe.reply.sent}>
          {toMe.reply.sent ? words.toMeSent : words.toMeNotSent}
        </Notice>
      )}
    </>
  );
}

function Recipients({ preview }: { readonly preview: RoundPreviewView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Card title={t.followUp.preview.recipients(preview.recipients.length)}>
      <ul className={mergeClasses(styles.list, styles.recipients)}>
        {preview.recipients.map((one) => (
          <Line
            key={one.mail}
            name={`${one.name}, ${t.followUp.preview.goals(one.goalTitles.length)}`}
            details={`${one.bodyNames.join(', ')}: ${one.goalTitles.join(' · ')}`}
          />
        ))}
      </ul>
    </Card>
  );
}

function Channels({ preview }: { readonly preview: RoundPreviewView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.followUp.preview;
  const withChannel = preview.channels.filter((one) => one.hasChannel);
  const without = preview.channels.filter((one) => !one.hasChannel);
  return (
    <Card title={words.channels(withChannel.length)}>
      <ul className={styles.list}>
        {withChannel.map((one) => (
          <li key={one.boardName}>{one.boardName}</li>
        ))}
        {without.map((one) => (
          <li key={one.boardName} className={styles.quiet}>
            {words.noChannel(one.boardName)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LeftOut({ preview }: { readonly preview: RoundPreviewView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.followUp.preview;
  return (
    <Card title={words.leftOut(preview.leftOut.length)}>
      <ul className={styles.list}>
        {preview.leftOut.map((one) => (
          <Line
            key={one.goalKey}
            name={one.goalTitle}
            details={`${one.bodyName}: ${words.leftOutReason[one.reason](one.missing.map(t.words.missing).join(', '))}`}
          >
            {one.reason === 'body-ended' && (
              <ToOrganisation bodyKey={one.bodyKey} of={one.goalTitle} />
            )}
          </Line>
        ))}
      </ul>
      <ChangeLeftOut
        roundId={preview.round.id}
        leftOut={preview.leftOut
          .filter(({ reason }) => reason === 'by-hand')
          .map(({ goalKey }) => goalKey)}
      />
    </Card>
  );
}

/** Leads to the body that has ended, to choose what replaces it. */
function ToOrganisation(props: { readonly bodyKey: string; readonly of: string }): ReactElement {
  const { t } = useWords();
  const { goTo } = useSession();
  const { toOrganisation } = t.mine.duties;
  return (
    <Button
      size="small"
      aria-label={`${toOrganisation}: ${props.of}`}
      onClick={() => goTo('goals', { kind: 'organisation', bodyKey: props.bodyKey })}
    >
      {toOrganisation}
    </Button>
  );
}
