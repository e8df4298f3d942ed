import * as v from 'valibot';
import { reportInput } from '../../core/api/follow-up/acts';
import { faultOfText, readText } from '../../core/domain/base/text-fields';
import type { ReportInput } from '../../core/api/follow-up/acts';
import type { MineItem } from '../../core/api/mine/mine-view';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { Fault } from '../../core/domain/base/fault';
import { judgedAttainments } from '../../core/domain/follow-up/report';
import { isEvidenceLink } from '../../core/domain/follow-up/evidence';
import {
  figureFields,
  personFields,
  shownFields,
  wantedFields,
} from '../../core/domain/goals/figures';
import type { FigureField } from '../../core/domain/goals/figures';
import { readFigure } from '../../core/domain/goals/figure-reader';
import { faultOfNumber } from '../../core/domain/base/numbers';
import type { NumberReading } from '../../core/domain/base/numbers';
import type { Figures } from '../../core/domain/goals/goal';
import type { Language } from '../../core/domain/base/language';
import { stampOf } from '../cards/base/press';
import type { Press } from './press-input';

/** The input of the act, or the faults in what the person typed. */
export type Answer = { readonly input: ReportInput } | { readonly faults: readonly Fault[] };

/** An eTag that no row has. The act then answers `conflict`, unless the stored report already equals the answer. */
const staleETag = 'not-seen';

/** Makes the act's input from what a person typed in the card, with numbers in the format of their language. */
export function readAnswer(press: Press, item: MineItem, language: Language): Answer {
  const isAssessed = press.action !== 'cannot-assess';
  const read = readFigures(press, item, language);
  const faults = [
    ...(isAssessed
      ? read.flatMap(({ field, reading }) =>
          'value' in reading ? [] : faultOfNumber(field, reading),
        )
      : []),
    ...faultsOfTexts(press),
  ];
  if (faults.length > 0) return { faults };
  const figures: Figures = isAssessed
    ? Object.fromEntries(
        read.flatMap(({ field, reading }) => ('value' in reading ? [[field, reading.value]] : [])),
      )
    : {};
  const parsed = v.safeParse(reportInput, {
    goalId: item.goal.id,
    roundId: item.round.id,
    ...seenRow(press, item.report),
    figures: isAssessed ? { ...figures, ...storedPersons(item.report) } : figures,
    cannotBeAssessed: !isAssessed,
    ...attainmentOf(press, item.report, figures),
    ...optional('comment', press.typed.comment),
    ...optional('evidenceUrl', evidenceLink(item.report?.evidenceUrl)),
  });
  return parsed.success
    ? { input: parsed.output }
    : { faults: [{ field: 'comment', reason: 'malformed' }] };
}

/** Returns the stored numbers of people behind the figures. The card has no field for them, so that they stay. */
function storedPersons(report: ReportView | undefined): Figures {
  const stored = personFields.map((field) => [field, report?.figures[field]] as const);
  return Object.fromEntries(stored.filter(([, value]) => value !== undefined));
}

interface FieldReading {
  readonly field: FigureField;
  readonly reading: NumberReading;
}

/** Reads the figures that the person typed. A stored total stays when the card has no field for it, and goes when the field is empty. */
function readFigures(press: Press, item: MineItem, language: Language): readonly FieldReading[] {
  const { indicator } = item.goal;
  if (indicator === undefined) return [];
  const total = item.report?.figures.total;
  const wanted = wantedFields(indicator);
  return shownFields(indicator, total !== undefined).flatMap((field) => {
    const typed = press.typed[field];
    if (wanted.includes(field))
      return [{ field, reading: readFigure(typed ?? '', indicator, language) }];
    if (typed === undefined && typeof total === 'number')
      return [{ field, reading: { value: total } }];
    const reading = readFigure(typed ?? '', indicator, language);
    const isEmpty = 'problem' in reading && reading.problem === 'empty';
    return isEmpty ? [] : [{ field, reading }];
  });
}

/** Returns the stored evidence if it is a link. The act keeps other evidence by itself, so the input leaves it out. */
function evidenceLink(evidence: string | undefined): string | undefined {
  return evidence !== undefined && isEvidenceLink(evidence) ? evidence : undefined;
}

function optional(name: string, value: string | undefined) {
  return value === undefined || readText('comment', value) === '' ? {} : { [name]: value };
}

function faultsOfTexts({ action, typed }: Press): readonly Fault[] {
  const reason = action === 'cannot-assess' ? faultOfText('reason', typed.reason) : undefined;
  return [faultOfText('comment', typed.comment), reason].filter((fault) => fault !== undefined);
}

/** Names the row that the card showed. When the row has changed since, passes `staleETag`, so that the act finds a conflict. */
function seenRow(press: Press, report: ReportView | undefined) {
  if (report === undefined) return {};
  const isSame = stampOf(report) === press.stamp;
  return { seen: { id: report.id, eTag: isSame ? report.eTag : staleETag } };
}

/** Keeps the attainment and reason that the person chose in the tab, as long as the figures stay the same. */
function attainmentOf(press: Press, report: ReportView | undefined, figures: Figures) {
  if (press.action === 'cannot-assess') return { attainmentReason: press.typed.reason };
  const isJudged = judgedAttainments.some((judged) => judged === report?.attainment);
  if (report === undefined || !isJudged) return {};
  const isSame = figureFields.every(
    (field) => figures[field] === undefined || figures[field] === report.figures[field],
  );
  return isSame && report.attainmentReason !== undefined
    ? { attainment: report.attainment, attainmentReason: report.attainmentReason }
    : {};
}
