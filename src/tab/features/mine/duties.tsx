import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { MineDuty } from '../../../core/api/mine/mine-duty';
import type { MineView } from '../../../core/api/mine/mine-view';
import { definedOnly } from '../../../core/domain/base/defined';
import { ChangePersonButton } from '../../people/change-person-button';
import { useSession } from '../../session/session';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { faultText } from '../../components/fault-text';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '12px' },
  title: { margin: '16px 0 0' },
  card: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (min-width: 640px)': { padding: '16px 20px' },
    '@media print': { breakInside: 'avoid' },
  },
  head: { margin: 0, textWrap: 'pretty', maxWidth: '44rem', overflowWrap: 'anywhere' },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '44rem' },
  mention: { display: 'grid', gap: '6px', paddingBottom: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  rows: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/** From this number of unknown addresses on, the page says what else than a wrong address can be the cause. */
const manyPeople = 3;

/** Lists what the person owes besides reports. Shows nothing when there is no such duty. */
export function Duties({ view }: { readonly view: MineView }): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { duties, dutyCount } = view;
  if (dutyCount === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="duties">
      <Subtitle2 as="h2" id="duties" className={styles.title}>
        {t.mine.duties.title}
      </Subtitle2>
      {duties.map((duty) => (
        <Duty key={keyOf(duty)} duty={duty} />
      ))}
      {duties.filter(({ kind }) => kind === 'person-unknown').length >= manyPeople && (
        <Notice>{t.mine.duties.manyUnknown}</Notice>
      )}
      {dutyCount > duties.length && (
        <p className={styles.text}>{t.mine.duties.more(dutyCount - duties.length)}</p>
      )}
    </section>
  );
}

function keyOf(duty: MineDuty): string {
  switch (duty.kind) {
    case 'goal-missing':
      return `goal:${duty.bodyId}`;
    case 'successor-missing':
      return `successor:${duty.bodyKey}`;
    case 'person-unknown':
      return `person:${duty.mail}`;
    case 'row-faulty':
      return `rows:${duty.list}`;
    case 'row-missing':
      return `missing:${duty.list}:${duty.rowId}`;
  }
}

function Duty({ duty }: { readonly duty: MineDuty }): ReactElement {
  switch (duty.kind) {
    case 'goal-missing':
      return <MissingGoal duty={duty} />;
    case 'successor-missing':
      return <MissingSuccessor duty={duty} />;
    case 'person-unknown':
      return <UnknownPerson duty={duty} />;
    case 'row-faulty':
      return <FaultyRows duty={duty} />;
    case 'row-missing':
      return <MissingRow duty={duty} />;
  }
}

type DutyOf<K extends MineDuty['kind']> = Extract<MineDuty, { readonly kind: K }>;

function MissingGoal({ duty }: { readonly duty: DutyOf<'goal-missing'> }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { goTo } = useSession();
  const words = t.mine.duties;
  const titleId = `goal-missing-${duty.bodyId}`;
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId} className={styles.head}>
        {words.goalMissing(duty.bodyName)}
      </Subtitle2>
      <p className={styles.text}>{duty.isOwn ? words.goalMissingOwn : words.goalMissingOthers}</p>
      <div className={styles.buttons}>
        <Button
          aria-describedby={titleId}
          onClick={() => goTo('goals', { kind: 'goal-form', bodyKey: duty.bodyKey })}
        >
          {words.writeGoal}
        </Button>
        <Button appearance="subtle" aria-describedby={titleId} onClick={() => goTo('goals')}>
          {t.mine.seeGoals}
        </Button>
      </div>
    </article>
  );
}

function MissingSuccessor({ duty }: { readonly duty: DutyOf<'successor-missing'> }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { goTo } = useSession();
  const words = t.mine.duties;
  const { bodyKey, bodyName, endedOn, goalCount, reportCount } = duty;
  const titleId = `successor-missing-${bodyKey}`;
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId} className={styles.head}>
        {words.successorMissing(bodyName, format.date(endedOn))}
      </Subtitle2>
      <p className={styles.text}>{words.successorMissingText(goalCount, reportCount)}</p>
      <div>
        <Button
          aria-describedby={titleId}
          onClick={() => goTo('goals', { kind: 'organisation', bodyKey })}
        >
          {words.toOrganisation}
        </Button>
      </div>
    </article>
  );
}

function UnknownPerson({ duty }: { readonly duty: DutyOf<'person-unknown'> }): ReactElement {
  const styles = useStyles();
  const words = useWords().t.mine.duties;
  const titleId = `person-unknown-${duty.mail}`;
  const hidden = duty.mentionCount - duty.mentions.length;
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId} className={styles.head}>
        {words.personUnknown(duty.mail)}
      </Subtitle2>
      <p className={styles.text}>{words.personUnknownText}</p>
      <ul className={styles.rows}>
        {duty.mentions.map(({ list, key, name, role }) => (
          <li key={`${list}:${key}:${role}`} className={styles.mention}>
            <span id={`mention-${list}-${key}-${role}`}>
              {words.mention(words.role[role], name, key, words.list[list])}
            </span>
            <ChangePersonButton
              isEmpty={false}
              describedBy={`mention-${list}-${key}-${role}`}
              place={definedOnly({ role, key, mail: duty.mail, leaders: duty.leaders })}
            />
          </li>
        ))}
        {hidden > 0 && <li>{words.moreRows(hidden)}</li>}
      </ul>
    </article>
  );
}

function FaultyRows({ duty }: { readonly duty: DutyOf<'row-faulty'> }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { duties } = words.t.mine;
  const titleId = `row-faulty-${duty.list}`;
  const hidden = duty.rowCount - duty.rows.length;
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId} className={styles.head}>
        {duties.rowsFaulty(duty.rowCount, duty.list)}
      </Subtitle2>
      <p className={styles.text}>{duties.rowsFaultyText}</p>
      <ul className={styles.rows}>
        {duty.rows.map(({ rowId, title, column, fault }) => (
          <li key={`${rowId}:${column}:${fault.reason}`}>
            {duties.faultyRow(title, rowId, column)} {faultText(fault, words)}
          </li>
        ))}
        {hidden > 0 && <li>{duties.moreRows(hidden)}</li>}
      </ul>
    </article>
  );
}

function MissingRow({ duty }: { readonly duty: DutyOf<'row-missing'> }): ReactElement {
  const styles = useStyles();
  const words = useWords().t.mine.duties;
  const titleId = `row-missing-${duty.list}-${duty.rowId}`;
  const shown = [...duty.bodies, ...duty.goals];
  const hidden = duty.bodyCount + duty.goalCount - shown.length;
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId} className={styles.head}>
        {words.rowMissing(duty.rowKey ?? duty.rowId, duty.list)}
      </Subtitle2>
      <p className={styles.text}>{words.rowMissingText}</p>
      <ul className={styles.rows}>
        {shown.map(({ key, name }) => (
          <li key={key}>
            {name} ({key})
          </li>
        ))}
        {hidden > 0 && <li>{words.moreRows(hidden)}</li>}
        {duty.reportCount > 0 && <li>{words.reports(duty.reportCount)}</li>}
      </ul>
    </article>
  );
}
