import type { Collected, Standing } from '../../core/domain/follow-up/collection';
import { Badge, makeStyles } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import {
  CheckmarkCircleFilled,
  CheckmarkCircleRegular,
} from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { CircleHalfFillRegular } from '@fluentui/react-icons/svg/circle-half-fill';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import type { ReactElement } from 'react';
import type { GoalStatus } from '../../core/api/goals/goal-view';
import type { GoalState } from '../../core/domain/goals/goal';
import type { ReportState } from '../../core/domain/follow-up/report';
import type { ShownAttainment } from '../../core/domain/follow-up/shown-report';
import { useWords, type Words } from './words';

/** The icon and colour of a state. They only support the word, which comes from the texts. */
interface Look {
  readonly sign: ReactElement;
  readonly color: 'success' | 'warning' | 'informative' | 'brand' | 'subtle';
}

const attainmentLook: Readonly<Record<ShownAttainment, Look>> = {
  met: { sign: <CheckmarkCircleFilled />, color: 'success' },
  'partly-met': { sign: <CircleHalfFillRegular />, color: 'warning' },
  'not-met': { sign: <SubtractCircleRegular />, color: 'informative' },
  'cannot-be-assessed': { sign: <QuestionCircleRegular />, color: 'informative' },
  suppressed: { sign: <SubtractCircleRegular />, color: 'subtle' },
};

const collectionLook: Readonly<Record<Standing, Look>> = {
  reported: { sign: <CheckmarkCircleRegular />, color: 'brand' },
  accepted: { sign: <CheckmarkCircleFilled />, color: 'success' },
  'sent-back': { sign: <ArrowReplyRegular />, color: 'warning' },
  missing: { sign: <CircleRegular />, color: 'informative' },
  'not-reported': { sign: <CircleRegular />, color: 'informative' },
  checking: { sign: <EyeRegular />, color: 'warning' },
};

const reportAsCollection: Readonly<Record<ReportState, Standing>> = {
  submitted: 'reported',
  'sent-back': 'sent-back',
  accepted: 'accepted',
};

const useStyles = makeStyles({ pill: { whiteSpace: 'nowrap', flexShrink: 0 } });

function Pill({ look, word }: { readonly look: Look; readonly word: string }): ReactElement {
  const styles = useStyles();
  return (
    <Badge
      className={styles.pill}
      appearance="tint"
      color={look.color}
      icon={look.sign}
      size="large"
      shape="rounded"
    >
      {word}
    </Badge>
  );
}

/** A badge with the attainment of a goal: uppfyllt, delvis uppfyllt, ej uppfyllt, kan inte bedömas or not shown. */
export function AttainmentPill({
  attainment,
}: {
  readonly attainment: ShownAttainment;
}): ReactElement {
  const { t } = useWords();
  return <Pill look={attainmentLook[attainment]} word={t.words.attainment[attainment]} />;
}

function periodText({ kind, periodTo }: GoalStatus, { format }: Words): string {
  return kind === 'annual' ? periodTo.slice(0, 4) : format.month(periodTo);
}

/** A badge with a goal's status and its year, or its month when part of a year was followed up: Uppfyllt 2025. */
export function GoalStatusPill({ status }: { readonly status: GoalStatus }): ReactElement {
  const words = useWords();
  const { attainment, goalStatus } = words.t.words;
  const text = goalStatus(attainment[status.attainment], periodText(status, words));
  return (
    <Pill
      look={attainmentLook[status.attainment]}
      word={status.isUnaccepted === true ? `${text}, ${words.t.words.unaccepted}` : text}
    />
  );
}

/** A badge that says that a goal is a draft or closed; nothing for a goal in force. */
export function GoalStatePill({ state }: { readonly state: GoalState }): ReactElement | null {
  const { t } = useWords();
  if (state === 'adopted') return null;
  return (
    <Badge appearance="outline" color="informative" shape="rounded">
      {t.words.goalState[state]}
    </Badge>
  );
}

/** The look of a goal that nobody has reported although the due date has passed. */
const lateLook: Look = { sign: <ClockRegular />, color: 'warning' };

/** A badge with the state of a goal in a round, and for how many days its report has been late: Återsänd, 2 dagar sen. */
export function CollectionPill({ state }: { readonly state: Collected }): ReactElement {
  const { t } = useWords();
  const { standing, daysLate } = state;
  const word = t.words.collection[standing];
  if (daysLate === undefined) return <Pill look={collectionLook[standing]} word={word} />;
  const look = standing === 'missing' ? lateLook : collectionLook[standing];
  return <Pill look={look} word={t.words.lateBy(word, daysLate)} />;
}

/** A badge with the state of a report. */
export function ReportPill({ state }: { readonly state: ReportState }): ReactElement {
  const { t } = useWords();
  return (
    <Pill look={collectionLook[reportAsCollection[state]]} word={t.words.reportState[state]} />
  );
}
