import { Button, Text, Title3, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState, type ReactElement } from 'react';
import type { MineItem, MineView } from '../../../core/api/mine/mine-view';
import { ViewPage } from '../../session/page-frame';
import { useSession } from '../../session/session';
import { useView } from '../../session/use-view';
import { useWords } from '../../components/words';
import { Duties } from './duties';
import { MineRow } from './mine-row';

const useStyles = makeStyles({
  title: { margin: 0, textWrap: 'balance' },
  head: { display: 'grid', gap: '4px' },
  asks: { color: tokens.colorNeutralForeground2 },
  section: { display: 'grid', gap: '12px' },
  done: { margin: '16px 0 0' },
  calm: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '48px 24px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  calmSign: { display: 'flex', fontSize: '40px', color: tokens.colorBrandForeground1 },
  calmText: { color: tokens.colorNeutralForeground2, maxWidth: '34rem', textAlign: 'center' },
  calmAction: { marginTop: '8px' },
});

/** The page Mitt: the reports that the person owes, nearest due date first, what else they owe, and what is done. */
export function MinePage(): ReactElement {
  const view = useView('mine');
  return <ViewPage view={view}>{(data) => <Mine view={data} />}</ViewPage>;
}

function keyOf(item: MineItem): string {
  return `${item.round.id}:${item.goal.id}`;
}

function Mine({ view }: { readonly view: MineView }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  // A goal that was owed when the page opened keeps its place, so that its receipt does not move away once it is saved.
  const [atOpening] = useState(() => view.items.filter((item) => item.owed).map(keyOf));
  const owed = view.items.filter((item) => item.owed);
  const stays = (item: MineItem): boolean => item.owed || atOpening.includes(keyOf(item));
  const place = (item: MineItem): number =>
    atOpening.indexOf(keyOf(item)) + 1 || atOpening.length + 1;
  const upper = view.items.filter(stays).toSorted((a, b) => place(a) - place(b));
  const done = view.items.filter((item) => !stays(item));
  const isCalm = view.items.length + view.dutyCount === 0;
  return (
    <>
      <header className={isCalm ? styles.calm : styles.head}>
        {isCalm && (
          <span className={styles.calmSign} aria-hidden="true">
            <CheckmarkCircleRegular />
          </span>
        )}
        <Title3 as="h1" className={styles.title}>
          {owed.length === 0 ? t.mine.nothingOwed : t.mine.owed(owed.length)}
        </Title3>
        <Lead view={view} first={owed[0]} isCalm={isCalm} />
      </header>
      <Rows view={view} items={upper} />
      <Duties view={view} />
      {done.length > 0 && (
        <Subtitle2 as="h2" className={styles.done}>
          {t.mine.done}
        </Subtitle2>
      )}
      <Rows view={view} items={done} />
    </>
  );
}

/** Says who asks for the reports, or, when the person owes none, when the next round is due. */
function Lead(props: {
  readonly view: MineView;
  readonly first: MineItem | undefined;
  /** True when the page shows nothing else, so that its text stands in the middle. */
  readonly isCalm: boolean;
}): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { goTo } = useSession();
  const { nextRoundDueOn, items } = props.view;
  if (props.first !== undefined) {
    const { openedByName, title } = props.first.round;
    return (
      <Text className={styles.asks}>
        {openedByName === undefined ? t.mine.asksNobody(title) : t.mine.asks(openedByName, title)}
      </Text>
    );
  }
  const next =
    nextRoundDueOn === undefined
      ? t.mine.noNextRound
      : t.mine.nextRound(format.date(nextRoundDueOn));
  return (
    <>
      <Text className={props.isCalm ? styles.calmText : styles.asks}>
        {items.length === 0 ? `${t.mine.neverOwed} ${next}` : next}
      </Text>
      <div className={styles.calmAction}>
        <Button onClick={() => goTo('goals')}>{t.mine.seeGoals}</Button>
      </div>
    </>
  );
}

function Rows(props: {
  readonly view: MineView;
  readonly items: readonly MineItem[];
}): ReactElement {
  const styles = useStyles();
  const { linkTarget } = useSession();
  const { me } = props.view;
  return (
    <div className={styles.section}>
      {props.items.map((item) => (
        <MineRow
          key={keyOf(item)}
          item={item}
          me={me}
          startsOpen={
            linkTarget.kind === 'report' &&
            linkTarget.roundId === item.round.id &&
            linkTarget.goalId === item.goal.id
          }
        />
      ))}
    </div>
  );
}
