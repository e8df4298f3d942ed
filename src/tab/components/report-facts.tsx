import { Link, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ReportView } from '../../core/api/follow-up/report-view';
import { isEvidenceLink } from '../../core/domain/follow-up/evidence';
import type { Indicator } from '../../core/domain/goals/goal';
import { CorrectionNote } from './correction-note';
import { faultText } from './fault-text';
import { Notice } from './notice';
import { AttainmentPill } from './status';
import { figuresText } from './value-text';
import { useWords, type Words } from './words';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '8px' },
  first: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center' },
  figures: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  statement: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '44rem' },
});

/**
 * Shows a report: figures, attainment with its reason, comment, evidence, who reported, and the rules that it breaks.
 */
export function ReportFacts(props: {
  readonly report: ReportView;
  readonly indicator: Indicator | undefined;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { report, indicator } = props;
  const isShown = indicator !== undefined && report.attainment !== 'cannot-be-assessed';
  return (
    <div className={styles.box}>
      <div className={styles.first}>
        {isShown && (
          <span className={styles.figures}>{figuresText(report.figures, indicator, words)}</span>
        )}
        <AttainmentPill attainment={report.attainment} />
      </div>
      {report.faults.length > 0 && (
        <Notice attention>
          {t.words.checking} {report.faults.map((fault) => faultText(fault, words)).join(' ')}
        </Notice>
      )}
      {report.correction !== undefined && (
        <CorrectionNote
          correction={report.correction}
          indicator={indicator}
          isHidden={report.attainment === 'suppressed'}
        />
      )}
      {report.attainmentReason !== undefined && (
        <p className={styles.statement}>
          <span className={styles.quiet}>{t.words.why}: </span>
          {report.attainmentReason}
        </p>
      )}
      {report.comment !== undefined && <p className={styles.statement}>{report.comment}</p>}
      {report.evidenceUrl !== undefined && <Evidence written={report.evidenceUrl} />}
      <Text className={styles.quiet}>{whoText(report, words)}</Text>
    </div>
  );
}

/** Shows the evidence as a link, or as text when somebody has typed something else than a link in the list. */
function Evidence({ written }: { readonly written: string }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  if (!isEvidenceLink(written))
    return (
      <p className={styles.statement}>
        <span className={styles.quiet}>{t.words.evidence}: </span>
        {written}
      </p>
    );
  return (
    <Link href={written} target="_blank" rel="noopener noreferrer">
      {t.words.evidence}
    </Link>
  );
}

/** Returns a line that says who reported, who changed the report in the list, and who accepted it. */
function whoText(report: ReportView, { t, format }: Words): string {
  const { editedByName, editedAt, acceptedByName, acceptedBySamePerson } = report;
  const accepted = acceptedBySamePerson === true ? t.words.acceptedBySame : t.words.acceptedBy;
  return [
    t.words.reportedBy(report.reportedByName, format.day(report.reportedAt)),
    editedByName === undefined || editedAt === undefined
      ? undefined
      : t.words.editedBy(editedByName, format.day(editedAt)),
    acceptedByName === undefined ? undefined : accepted(acceptedByName),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
