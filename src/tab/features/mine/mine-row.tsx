import { Button, Text, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { MineItem } from '../../../core/api/views';
import { GoalFacts } from '../../components/goal-facts';
import { Notice } from '../../components/notice';
import { ReportFacts } from '../../components/report-facts';
import { CollectionPill, ReportPill } from '../../components/status';
import { useWords } from '../../components/words';
import { Decline } from './decline';
import { ReportForm } from './report-form';
import { useReportForm } from './use-report-form';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gap: '14px',
    padding: '18px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    scrollMarginTop: '16px',
    '@media (min-width: 640px)': { padding: '20px 24px' },
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

/** One goal to report or reported, opened to its form in place. */
export function MineRow(props: {
  readonly item: MineItem;
  readonly personId: string;
  readonly partlyMetFrom: number;
  /** A link pointed here, or the person had pressed Rapportera before the page was closed. */
  readonly startsOpen: boolean;
}): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { item } = props;
  const form = useReportForm(item, props.personId, props.partlyMetFrom);
  const [isOpen, setOpen] = useState(props.startsOpen || form.keptAt !== undefined);
  const [isDeclining, setDeclining] = useState(false);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (props.startsOpen) card.current?.scrollIntoView({ block: 'start' });
  }, [props.startsOpen]);
  const { indicator } = item.goal;
  const isSaved = form.state.kind === 'saved';
  const showsForm = isOpen && item.canSubmit && indicator !== undefined && !isSaved;
  const titleId = `goal-${item.round.id}-${item.goal.id}`;
  return (
    <article ref={card} className={styles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Text className={styles.quiet}>
            {item.goal.bodyName} · {item.round.title}
            {item.owed && ` · ${t.words.due(item.round.daysLeft, format.date(item.round.dueOn))}`}
          </Text>
          <Title3 as="h2" id={titleId} className={styles.title}>
            {item.goal.title}
          </Title3>
          <GoalFacts goal={item.goal} />
        </div>
        <RowState item={item} />
      </div>
      {item.report?.state === 'sent-back' && item.report.sentBackReason !== undefined && (
        <Notice attention>
          {t.mine.sentBackReason(item.report.sentBackByName ?? '')} {item.report.sentBackReason}
        </Notice>
      )}
      {isSaved && (
        <Receipt
          item={item}
          savedAt={form.state.kind === 'saved' ? form.state.report.reportedAt : ''}
        />
      )}
      {!showsForm && item.report !== undefined && (
        <ReportFacts report={item.report} indicator={indicator} />
      )}
      {showsForm && (
        <div className={styles.body}>
          {isDeclining ? (
            <Decline item={item} onClose={() => setDeclining(false)} />
          ) : (
            <ReportForm
              item={item}
              form={form}
              indicator={indicator}
              onNotMe={item.canDecline ? () => setDeclining(true) : undefined}
            />
          )}
        </div>
      )}
      {item.canSubmit && indicator !== undefined && (
        <div>
          <Button
            appearance={isOpen || !item.owed ? 'secondary' : 'primary'}
            aria-expanded={showsForm}
            aria-describedby={titleId}
            onClick={() => {
              if (isSaved) form.discard();
              setOpen(isSaved || !isOpen);
              setDeclining(false);
            }}
          >
            {openLabel(showsForm, item, t.mine)}
          </Button>
        </div>
      )}
    </article>
  );
}

function openLabel(
  showsForm: boolean,
  item: MineItem,
  t: { readonly open: string; readonly change: string; readonly form: { readonly cancel: string } },
): string {
  if (showsForm) return t.form.cancel;
  return item.report === undefined ? t.open : t.change;
}

function RowState({ item }: { readonly item: MineItem }): ReactElement {
  if (item.report !== undefined) return <ReportPill state={item.report.state} />;
  return <CollectionPill state={item.round.daysLeft < 0 ? 'late' : 'missing'} />;
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
