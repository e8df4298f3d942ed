import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { SettingsView } from '../../../core/api/settings/settings-view';
import { useSession } from '../../session/session';
import { useSettingsTexts } from './settings-texts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '12px', maxWidth: '44rem' },
  title: { margin: '16px 0 0' },
  group: { display: 'grid', gap: '6px', justifyItems: 'start' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

function Group(props: { readonly heading: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.group}>
      <h3 className={styles.heading}>{props.heading}</h3>
      {props.children}
    </div>
  );
}

function useFindings(view: SettingsView): readonly string[] {
  const { check } = useSettingsTexts();
  return view.lists.flatMap(({ list, isThere, problems }) =>
    isThere
      ? problems.map(({ kind, column }) => check.problem[kind](list, column))
      : [check.listMissing(list)],
  );
}

/** Names each finding of the set-up check with its cause and its way out: lists, rows, people and channels. */
export function SetUpCheck({ view }: { readonly view: SettingsView }): ReactElement {
  const styles = useStyles();
  const { check } = useSettingsTexts();
  const findings = useFindings(view);
  const { faultyRows, unresolvedPeople, channels } = view;
  const isFine =
    findings.length + faultyRows.length + unresolvedPeople.length === 0 &&
    channels.every(({ state }) => state === 'known');
  return (
    <section className={styles.section} aria-labelledby="set-up-check">
      <Subtitle2 as="h2" id="set-up-check" className={styles.title}>
        {check.title}
      </Subtitle2>
      {isFine && <p className={styles.text}>{check.fine}</p>}
      <Lists findings={findings} command={view.setupCommand} />
      <Rows count={faultyRows.length} />
      <People people={unresolvedPeople} />
      <Channels channels={channels} />
    </section>
  );
}

function Lists(props: {
  readonly findings: readonly string[];
  readonly command: string;
}): ReactElement | null {
  const styles = useStyles();
  const { check } = useSettingsTexts();
  if (props.findings.length === 0) return null;
  return (
    <Group heading={check.lists}>
      <ul className={styles.list}>
        {props.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
      <p className={styles.text}>{check.listsWayOut(props.command)}</p>
    </Group>
  );
}

function Rows({ count }: { readonly count: number }): ReactElement | null {
  const styles = useStyles();
  const { check } = useSettingsTexts();
  const { goTo } = useSession();
  if (count === 0) return null;
  return (
    <Group heading={check.rows}>
      <p className={styles.text}>{check.rowsText(count)}</p>
      <Button onClick={() => goTo('mine')}>{check.toMine}</Button>
    </Group>
  );
}

function People(props: { readonly people: SettingsView['unresolvedPeople'] }): ReactElement | null {
  const styles = useStyles();
  const { check } = useSettingsTexts();
  const { goTo } = useSession();
  if (props.people.length === 0) return null;
  return (
    <Group heading={check.people}>
      <ul className={styles.list}>
        {props.people.map(({ mail, bodyName }) => (
          <li key={`${mail} ${bodyName}`}>{check.person(mail, bodyName)}</li>
        ))}
      </ul>
      <p className={styles.text}>{check.peopleText}</p>
      <div className={styles.buttons}>
        <Button onClick={() => goTo('mine')}>{check.toMine}</Button>
        <ToOrganisation />
      </div>
    </Group>
  );
}

/** Leads to the page Organisation, inside Mål. */
export function ToOrganisation(): ReactElement {
  const texts = useSettingsTexts();
  const { goTo } = useSession();
  return (
    <Button onClick={() => goTo('goals', { kind: 'organisation' })}>{texts.toOrganisation}</Button>
  );
}

function Channels(props: { readonly channels: SettingsView['channels'] }): ReactElement | null {
  const styles = useStyles();
  const { check } = useSettingsTexts();
  if (props.channels.length === 0) return null;
  return (
    <Group heading={check.channels}>
      <ul className={styles.list}>
        {props.channels.map(({ boardName, state }) => (
          <li key={boardName}>
            <strong>{boardName}</strong>: {check.channel[state]}
          </li>
        ))}
      </ul>
    </Group>
  );
}
