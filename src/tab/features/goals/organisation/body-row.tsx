import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type {
  OrganisationBody,
  RoleHolder,
} from '../../../../core/api/organisation/organisation-view';
import { definedOnly } from '../../../../core/domain/base/defined';
import { useWords } from '../../../components/words';
import { ChangePersonButton } from '../../../people/change-person-button';
import { ActProblem } from '../../../session/act-problem';
import { useAct } from '../../../session/use-act';
import { Absence, ChangeBody } from './body-forms';
import { EndBody } from './end-body';

const useStyles = makeStyles({
  row: {
    padding: '0 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { cursor: 'pointer', minHeight: '44px', alignContent: 'center', overflowWrap: 'anywhere' },
  // Without the width of the column, a form is as wide as the longest option of its lists.
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '14px',
    padding: '8px 0',
  },
  person: { display: 'grid', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Role = 'manager' | 'substitute' | 'secretary' | 'processLeader';

function Holder(props: {
  readonly body: OrganisationBody;
  readonly place: Role;
  readonly holder: RoleHolder | undefined;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { body, place: role, holder } = props;
  const { mail } = holder ?? {};
  const id = `${body.key}-${role}-${mail ?? ''}`;
  const leaders = leadersFor(role, body);
  return (
    <div className={styles.person}>
      <Text id={id}>
        {words.role[role]}: {holder?.name ?? words.nobody}
        {holder?.isKnown === false && <strong> ({words.unknown})</strong>}
      </Text>
      <ChangePersonButton
        describedBy={id}
        isEmpty={mail === undefined}
        place={definedOnly({ role, key: body.key, mail, leaders })}
      />
    </div>
  );
}

/** Returns the addresses of all process leaders for their role, of which a change is a change of the whole list. */
function leadersFor(role: Role, { leaders = [] }: OrganisationBody): readonly string[] | undefined {
  return role === 'processLeader' ? leaders.map(({ mail }) => mail) : undefined;
}

function People(props: {
  readonly body: OrganisationBody;
  readonly isLeader: boolean;
}): ReactElement {
  const { body, isLeader } = props;
  if (body.leaders !== undefined && isLeader)
    return (
      <>
        {[...body.leaders, undefined].map((holder) => (
          <Holder key={holder?.mail ?? ''} body={body} place="processLeader" holder={holder} />
        ))}
      </>
    );
  const roles = isLeader
    ? (['manager', 'substitute', 'secretary'] as const)
    : ['substitute' as const];
  return (
    <>
      {roles.map((role) => (
        <Holder key={role} body={body} place={role} holder={body[role]} />
      ))}
    </>
  );
}

/** A body in the list: closed, it is a line; opened, it shows its people and what can be changed. */
export function BodyRow(props: {
  readonly body: OrganisationBody;
  readonly bodies: readonly OrganisationBody[];
  readonly isLeader: boolean;
  /** True for the body to which a link has led. */
  readonly isOpen: boolean;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.organisation;
  const { body, isLeader } = props;
  const kind = t.words.kind[body.kind];
  const row = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!props.isOpen || row.current === null) return;
    row.current.open = true;
    row.current.scrollIntoView({ block: 'center' });
  }, [props.isOpen]);
  return (
    <details
      ref={row}
      className={styles.row}
      style={{ marginLeft: `${Math.min(body.depth, 6) * 12}px` }}
    >
      <summary className={styles.head}>
        {body.name}{' '}
        <Text size={200} className={styles.quiet}>
          {kind === body.name ? '' : `${kind} · `}
          {body.key} · {words.goals(body.goalCount)}
          <LastDay body={body} />
        </Text>
      </summary>
      <div className={styles.body}>
        {body.isAway && <Text>{words.away(body.manager?.name ?? words.role.manager)}</Text>}
        <Ties body={body} />
        <People body={body} isLeader={isLeader} />
        <Forms {...props} />
      </div>
    </details>
  );
}

function LastDay({ body }: { readonly body: OrganisationBody }): ReactElement | null {
  const { t, format } = useWords();
  if (body.lastDay === undefined) return null;
  const date = format.date(body.lastDay);
  return <> · {body.hasEnded ? t.organisation.ended(date) : t.organisation.ends(date)}</>;
}

function Forms(props: {
  readonly body: OrganisationBody;
  readonly bodies: readonly OrganisationBody[];
  readonly isLeader: boolean;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const [form, setForm] = useState<'none' | 'change' | 'absence' | 'end'>('none');
  const done = (): void => setForm('none');
  const { body, isLeader } = props;
  if (form === 'change') return <ChangeBody body={body} bodies={props.bodies} onDone={done} />;
  if (form === 'absence') return <Absence body={body} onDone={done} />;
  if (form === 'end') return <EndBody body={body} bodies={props.bodies} onDone={done} />;
  return (
    <div className={styles.buttons}>
      {!body.hasEnded && <Button onClick={() => setForm('absence')}>{words.absence}</Button>}
      {isLeader && <LeaderButtons body={body} onOpen={setForm} />}
    </div>
  );
}

function LeaderButtons(props: {
  readonly body: OrganisationBody;
  readonly onOpen: (form: 'change' | 'end') => void;
}): ReactElement {
  const { organisation: words } = useWords().t;
  const { body, onOpen } = props;
  const { lastDay } = body;
  return (
    <>
      <Button onClick={() => onOpen('change')}>{words.change}</Button>
      <Button onClick={() => onOpen('end')}>
        {lastDay === undefined ? words.ending.open : words.ending.openAgain}
      </Button>
      {lastDay !== undefined && <TakeEndBack body={body} lastDay={lastDay} />}
    </>
  );
}

function TakeEndBack(props: {
  readonly body: OrganisationBody;
  readonly lastDay: string;
}): ReactElement {
  const { organisation: words } = useWords().t;
  const act = useAct('body.change');
  const input = { bodyKey: props.body.key, lastDay: { seen: props.lastDay, next: null } };
  return (
    <>
      <Button disabled={act.isRunning} onClick={() => void act.run(input)}>
        {words.ending.takeBack}
      </Button>
      <ActProblem problem={act.problem} />
    </>
  );
}

/** Says which further boards the body works for, and what replaces it after its last day. */
function Ties({ body }: { readonly body: OrganisationBody }): ReactElement | null {
  const { organisation: words } = useWords().t;
  const { alsoServes = [], successor } = body;
  return (
    <>
      {alsoServes.length > 0 && (
        <Text>{words.servesToo(alsoServes.map(({ name }) => name).join(', '))}</Text>
      )}
      {successor !== undefined && <Text>{words.replacedBy(successor.name)}</Text>}
    </>
  );
}
