import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactElement } from 'react';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { GoalFacts } from '../../components/goal-facts';
import { Notice } from '../../components/notice';
import { ReportFacts } from '../../components/report-facts';
import { CollectionPill } from '../../components/status';
import { figuresText } from '../../components/value-text';
import { useWords, type Words } from '../../components/words';
import { useSession } from '../../session/session';
import { CollectionActs } from './collection-acts';
import { RowMark, RowNotes } from './row-notes';

const useStyles = makeStyles({
  card: {
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { breakInside: 'avoid' },
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '4px 12px',
    width: '100%',
    padding: '10px 14px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusLarge,
    // The hover changes the outline, not the background, which would hide the text in high contrast.
    ':hover': { boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (min-width: 720px)': {
      gridTemplateColumns: '20px minmax(0, 3fr) minmax(0, 2fr) 8.5rem',
      alignItems: 'center',
    },
  },
  chevron: { fontSize: '20px', display: 'flex', alignSelf: 'start' },
  words: { display: 'grid', gap: '2px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  value: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    gridColumn: '2',
    '@media (min-width: 720px)': { gridColumn: 'auto', textAlign: 'right' },
  },
  pill: {
    gridColumn: '2',
    '@media (min-width: 720px)': { gridColumn: 'auto', justifySelf: 'end' },
  },
  body: {
    display: 'grid',
    gap: '14px',
    padding: '4px 14px 16px',
    '@media (min-width: 720px)': { paddingLeft: '46px' },
  },
});

/** Brings the goal that a link names into view. */
function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

/** One goal in the round. Closed, it is a line; opened, it shows the report and its buttons. */
export function CollectionItem(props: {
  readonly row: CollectionRow;
  readonly round: RoundSummary;
  /** True for a person who may change for which goals the open round asks. */
  readonly changesGoals: boolean;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { row } = props;
  const { linkTarget } = useSession();
  const isLinked = linkTarget.kind === 'round' && linkTarget.goalId === row.goal.id;
  const [isOpen, setOpen] = useState(isLinked);
  const bodyId = useId();
  return (
    <article className={styles.card} ref={isLinked ? scrollTo : undefined}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.chevron} aria-hidden="true">
          {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        </span>
        <span className={styles.words}>
          <span>{row.goal.title}</span>
          <Text size={200} className={styles.quiet}>
            {row.bodyName} · <AskedPerson row={row} />
            <EditedBy row={row} />
            <RowMark row={row} />
          </Text>
        </span>
        <span className={styles.value}>{outcomeText(row, words)}</span>
        <span className={styles.pill}>
          <CollectionPill state={row} />
        </span>
      </button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && (
          <div className={styles.body}>
            <GoalFacts goal={row.goal} />
            {row.report === undefined ? (
              <Text className={styles.quiet}>
                {row.standing === 'not-reported'
                  ? t.followUp.notReportedInTime
                  : t.followUp.notReported}
              </Text>
            ) : (
              <ReportFacts report={row.report} indicator={row.goal.indicator} />
            )}
            <SentBack row={row} />
            <Declined row={row} />
            <RowNotes {...props} />
            <CollectionActs {...props} />
          </div>
        )}
      </div>
    </article>
  );
}

/** Says on the closed line who has edited the report in the list. */
function EditedBy({ row }: { readonly row: CollectionRow }): ReactElement | null {
  const { t, format } = useWords();
  const { editedByName, editedAt } = row.report ?? {};
  if (editedByName === undefined || editedAt === undefined) return null;
  return <> · {t.words.editedBy(editedByName, format.day(editedAt))}</>;
}

function SentBack({ row }: { readonly row: CollectionRow }): ReactElement | null {
  const { t } = useWords();
  const { report } = row;
  if (report?.state !== 'sent-back' || report.sentBackReason === undefined) return null;
  return (
    <Notice>
      {t.words.sentBackBy(report.sentBackByName ?? '')}: {report.sentBackReason}
    </Notice>
  );
}

/** Names who is asked, for whom that person stands in, and that the person has declined. */
function AskedPerson({ row }: { readonly row: CollectionRow }): ReactElement {
  const { t } = useWords();
  return (
    <>
      {row.reporterName ?? t.followUp.noReporter}
      {row.standsInFor !== undefined && <> ({t.people.standsInFor(row.standsInFor)})</>}
      {row.declined !== undefined && <strong> · {t.people.declinedMark}</strong>}
    </>
  );
}

function Declined({ row }: { readonly row: CollectionRow }): ReactElement | null {
  const { t } = useWords();
  if (row.declined === undefined) return null;
  const { byName = row.reporterName ?? t.people.somebody, reason } = row.declined;
  const text =
    reason === undefined ? t.people.declined(byName) : t.people.declinedBecause(byName, reason);
  return <Notice attention>{text}</Notice>;
}

function outcomeText({ report, goal }: CollectionRow, words: Words): string {
  if (report === undefined) return '';
  if (report.attainment === 'cannot-be-assessed')
    return words.t.words.attainment['cannot-be-assessed'];
  return goal.indicator === undefined ? '' : figuresText(report.figures, goal.indicator, words);
}
