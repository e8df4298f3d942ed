import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ViewBase } from '../../core/api/base/view-base';
import type { StoreTrouble } from '../../core/domain/base/store-state';
import type { TabText } from '../../core/text/tab/sv';
import type { Formats } from '../components/formats';
import { LoadingPage } from '../components/loading';
import { Notice } from '../components/notice';
import { WordsProvider, useWords } from '../components/words';
import type { ApiProblem } from './problem';
import { ActProblem } from './act-problem';
import { useSettingsPlace } from './settings-place';
import { removeOldDrafts } from './device-drafts';
import { tellReady } from './host';
import { ProblemPage } from './problem-page';
import type { ViewState } from './use-view';

const useStyles = makeStyles({
  main: {
    maxWidth: '72rem',
    margin: '0 auto',
    padding: '16px 16px 48px',
    display: 'flex',
    position: 'relative',
    flexDirection: 'column',
    gap: '16px',
    color: tokens.colorNeutralForeground1,
    '@media (min-width: 640px)': { padding: '24px 32px 64px' },
    '@media print': { padding: 0, maxWidth: 'none' },
  },
  gear: {
    position: 'absolute',
    top: '8px',
    right: '8px',
    '@media print': { display: 'none' },
  },
});

/**
 * Shows a page once its view has been read. Loading, refusals and a missing connection look the same on all pages. When
 * an older view can be shown, the problem is a line above it.
 */
export function ViewPage<T extends ViewBase>(props: {
  readonly view: ViewState<T>;
  readonly children: (data: T) => ReactNode;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { data, problem, again } = props.view;
  const timeZone = data?.timeZone;
  const inZone = useMemo(
    () => (timeZone === undefined ? words : { ...words, format: words.format.inZone(timeZone) }),
    [words, timeZone],
  );
  const isSettled = data !== undefined || problem !== undefined;
  useEffect(() => {
    if (isSettled) tellReady();
  }, [isSettled]);
  const personId = data?.me.objectId;
  useEffect(() => {
    if (personId !== undefined) removeOldDrafts(personId, new Date());
  }, [personId]);
  if (problem !== undefined && (data === undefined || !problem.mayPass))
    return <ProblemPage problem={problem} again={again} />;
  if (data === undefined) return <LoadingPage label={t.shell.loading} />;
  return (
    <WordsProvider value={inZone}>
      <main className={styles.main}>
        <SettingsButton isShown={data.me.isProcessLeader} />
        <Freshness view={props.view} base={data} />
        <WrongClock fault={data.clockFault} />
        {props.children(data)}
      </main>
    </WordsProvider>
  );
}

/** Leads a process leader from any page to the settings. The page of the settings itself has no such button. */
function SettingsButton({ isShown }: { readonly isShown: boolean }): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const openSettings = useSettingsPlace();
  if (!isShown || openSettings === undefined) return null;
  return (
    <Button
      className={styles.gear}
      appearance="subtle"
      icon={<SettingsRegular />}
      aria-label={t.shell.settings}
      title={t.shell.settings}
      onClick={openSettings}
    />
  );
}

function Freshness(props: {
  readonly view: ViewState<unknown>;
  readonly base: ViewBase;
}): ReactElement | null {
  const { t, format } = useWords();
  if (props.view.problem !== undefined)
    return <Notice attention>{t.shell.staleFrom(format.time(props.view.readAt))}</Notice>;
  if (props.base.graph === 'ok') return null;
  const { dataFrom } = props.base.graph;
  const age =
    dataFrom === undefined
      ? ''
      : ` ${t.shell.graph.dataFrom(format.moment(dataFrom), format.ago(dataFrom))}`;
  return (
    <Notice attention>
      {troubleText(props.base.graph, t.shell.graph, format)}
      {age}
    </Notice>
  );
}

/** Tells a process leader that no messages are sent since the server's clock is wrong, and what to do about it. */
function WrongClock({ fault }: { readonly fault: ViewBase['clockFault'] }): ReactElement | null {
  const { t, format } = useWords();
  if (fault === undefined) return null;
  const { kind, advice } = t.shell.clockFault;
  return (
    <Notice attention>
      {kind[fault.kind](format.day(fault.now))} {advice}
    </Notice>
  );
}

/** Says what prevents the server from reading the lists. */
function troubleText(
  trouble: StoreTrouble,
  texts: TabText['shell']['graph'],
  { moment }: Formats,
): string {
  if ('throttledUntil' in trouble) return texts.throttled(moment(trouble.throttledUntil));
  if ('signInFailingSince' in trouble) return texts.signIn(moment(trouble.signInFailingSince));
  if ('refusedSince' in trouble) return texts.refused(moment(trouble.refusedSince));
  if ('staleSince' in trouble) return texts.stale(moment(trouble.staleSince));
  return texts.unreachable(moment(trouble.unreachableSince));
}

/** Says why something could not be read. Unlike after an act, nothing can have been saved. */
function ReadProblem({ problem }: { readonly problem: ApiProblem | undefined }): ReactElement {
  const { offline, unavailable } = useWords().t.shell;
  const away = { offline, 'store-unavailable': unavailable, throttled: unavailable };
  const words = Object.entries(away).find(([kind]) => kind === problem?.kind)?.[1];
  if (words === undefined) return <ActProblem problem={problem} />;
  return (
    <Notice attention>
      {words.title}. {words.text}
    </Notice>
  );
}

/** Shows inside a page why a part of it could not be read, with a button that tries again. */
export function ProblemNotice({ view }: { readonly view: ViewState<unknown> }): ReactElement {
  const { t } = useWords();
  return (
    <>
      <ReadProblem problem={view.problem} />
      <div>
        <Button onClick={view.again}>{t.shell.retry}</Button>
      </div>
    </>
  );
}
