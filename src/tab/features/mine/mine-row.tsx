import { Button, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Me } from '../../../core/api/base/view-base';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { Indicator } from '../../../core/domain/goals/goal';
import { GoalFacts } from '../../components/goal-facts';
import { Notice } from '../../components/notice';
import { ReportFacts } from '../../components/report-facts';
import { CollectionPill, ReportPill } from '../../components/status';
import { useWords } from '../../components/words';
import { Decline } from './decline';
import { ReportForm } from './report-form';
import { useReportForm, type ReportForm as Form } from './use-report-form';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gap: '12px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    scrollMarginTop: '16px',
    '@media (min-width: 640px)': { padding: '16px 20px' },
    '@media print': { boxShadow: 'none', breakInside: 'avoid' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
  },
  words: { display: 'grid', gap: '4px', flex: '1 1 18rem', minWidth: 0 },
  title: { margin: 0, textWrap: 'pretty', maxWidth: '44rem' },
  quiet: { color: tokens.colorNeutralForeground2 },
  body: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  receipt: { margin: 0, maxWidth: '40rem' },
});

/** One goal that the person reports. A button opens its form in place. */
export function MineRow(props: {
  readonly item: MineItem;
  readonly me: Me;
  /** True when the tab was opened by a link to this goal. */
  readonly startsOpen: boolean;
}): ReactElement {
  const styles = useStyles();
  const { item } = props;
  const form = useReportForm(item, props.me.objectId);
  // The form opens at once when this device keeps a draft, whose submission then continues if it had begun.
  const [isOpen, setOpen] = useState(props.startsOpen || form.keptAt !== undefined);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (props.startsOpen) card.current?.scrollIntoView({ block: 'start' });
  }, [props.startsOpen]);
  const { indicator } = item.goal;
  const saved = savedReport(form);
  const canOpen = item.can['report.submit'] && indicator !== undefined;
  const showsForm = isOpen && canOpen && saved === undefined;
  const titleId = `goal-${item.round.id}-${item.goal.id}`;
  const open = (): void => {
    if (saved !== undefined) form.discard();
    setOpen(true);
    // The form replaces the button, so it takes the focus.
    setTimeout(() => focusForm(card.current));
  };
  return (
    <article ref={card} className={styles.card} aria-labelledby={titleId}>
      <RowHead item={item} titleId={titleId} />
      <SentBack item={item} />
      {saved !== undefined && <Receipt item={item} savedAt={saved.reportedAt} />}
      {showsForm ? (
        <OpenRow
          item={item}
          form={form}
          indicator={indicator}
          ownName={props.me.name}
          onClose={() => setOpen(false)}
        />
      ) : (
        <ClosedRow item={item} titleId={titleId} onOpen={canOpen ? open : undefined} />
      )}
    </article>
  );
}

function savedReport({ state }: Form): ReportView | undefined {
  return state.kind === 'saved' ? state.report : undefined;
}

function focusForm(card: HTMLElement | null): void {
  card?.querySelector<HTMLElement>('form input')?.focus();
}

function RowHead(props: { readonly item: MineItem; readonly titleId: string }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { item } = props;
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <Text size={200} className={styles.quiet}>
          {item.goal.bodyName} · {item.round.title}
          {item.owed && ` · ${t.words.due(item.round.daysLeft, format.date(item.round.dueOn))}`}
        </Text>
        <Subtitle2 as="h2" id={props.titleId} className={styles.title}>
          {item.goal.title}
        </Subtitle2>
        <GoalFacts goal={item.goal} />
      </div>
      <RowState item={item} />
    </div>
  );
}

function SentBack({ item }: { readonly item: MineItem }): ReactElement | null {
  const { t } = useWords();
  const { report } = item;
  if (report?.state !== 'sent-back' || report.sentBackReason === undefined) return null;
  return (
    <Notice attention>
      {t.mine.sentBackReason(report.sentBackByName ?? '')} {report.sentBackReason}
    </Notice>
  );
}

function OpenRow(props: {
  readonly item: MineItem;
  readonly form: Form;
  readonly indicator: Indicator;
  readonly ownName: string;
  readonly onClose: () => void;
}): ReactElement {
  const styles = useStyles();
  const [isDeclining, setDeclining] = useState(false);
  return (
    <div className={styles.body}>
      {isDeclining ? (
        <Decline item={props.item} onClose={() => setDeclining(false)} />
      ) : (
        <ReportForm
          {...props}
          onNotMe={props.item.can['report.decline'] ? () => setDeclining(true) : undefined}
        />
      )}
    </div>
  );
}

function ClosedRow(props: {
  readonly item: MineItem;
  readonly titleId: string;
  readonly onOpen: (() => void) | undefined;
}): ReactElement {
  const { t } = useWords();
  const { goal, report, owed } = props.item;
  return (
    <>
      {report !== undefined && <ReportFacts report={report} indicator={goal.indicator} />}
      {props.onOpen !== undefined && (
        <div>
          <Button
            appearance={owed ? 'primary' : 'secondary'}
            aria-describedby={props.titleId}
            onClick={props.onOpen}
          >
            {report === undefined ? t.mine.open : t.mine.change}
          </Button>
        </div>
      )}
    </>
  );
}

function RowState({ item }: { readonly item: MineItem }): ReactElement {
  if (item.report !== undefined) return <ReportPill state={item.report.state} />;
  return <CollectionPill state={item} />;
}

function Receipt(props: { readonly item: MineItem; readonly savedAt: string }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  return (
    <Notice>
      <p className={styles.receipt}>
        <strong>{t.mine.receipt.saved(format.time(props.savedAt))}</strong>{' '}
        {t.mine.receipt.who(props.item.round.shownIn)} {t.mine.receipt.how}
      </p>
    </Notice>
  );
}
