import { Hono } from 'hono';
import type { Context } from '../../core/ports';
import { viewFollowUp } from '../../core/views/follow-up/view-follow-up';
import type { CollectionRow, FollowUpView } from '../../core/api/follow-up/follow-up-view';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { RoundSummary } from '../../core/api/follow-up/round-summary';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly } from '../../core/domain/base/defined';
import type { Actor } from '../../core/domain/base/actor';
import type { Language } from '../../core/domain/base/language';
import { languageOf } from '../../core/text/language';
import {
  roundWorkbook,
  type RoundWorkbook,
  type WorkbookRow,
} from '../../documents/follow-up/round-workbook';
import type { RouteDeps } from './route-deps';
import { rateLimit } from './rate-limit';
import { Refused } from './refusals';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const documentsPerMinute = 10;

function workbookRow(row: CollectionRow): WorkbookRow {
  const { boardName, bodyName, standing, goal } = row;
  const report: Partial<ReportView> = row.report ?? {};
  const { indicator, baselineYear, baseline, target, targetOn } = goal;
  const { attainment, attainmentReason, comment, evidenceUrl } = report;
  const { reportedByName, reportedAt } = report;
  return definedOnly<WorkbookRow>({
    ...{ boardName, bodyName, goalKey: goal.key, goalTitle: goal.title, standing },
    ...{ indicator, baselineYear, baseline, target, targetOn },
    figures: report.figures ?? {},
    faults: report.faults ?? [],
    ...{ attainment, attainmentReason, comment, evidenceUrl, reportedByName, reportedAt },
  });
}

function workbookOf(
  view: FollowUpView,
  round: RoundSummary,
  ctx: Context,
): Omit<RoundWorkbook, 'language'> {
  return {
    municipalityName: view.municipalityName,
    roundTitle: round.title,
    periodFrom: round.periodFrom,
    periodTo: round.periodTo,
    dueOn: round.dueOn,
    shownIn: round.shownIn,
    exportedAt: ctx.clock.now(),
    exportedByName: view.me.name,
    timeZone: ctx.settings().timeZone,
    rows: view.rows.map(workbookRow),
  };
}

function languageAsked(
  asked: string | undefined,
  accepted: string | undefined,
  ctx: Context,
): Language {
  return languageOf(asked ?? accepted, ctx.settings().defaultLanguage);
}

/** `GET /rounds/{id}/export.xlsx?language=sv`: answers a round as an Excel workbook, with what the person may see. */
export function exportRoutes(deps: RouteDeps): Hono<{ Variables: { actor: Actor } }> {
  const routes = new Hono<{ Variables: { actor: Actor } }>();
  const limit = rateLimit(documentsPerMinute, deps.realNow);
  routes.get('/:id/export.xlsx', async (c) => {
    const ctx = deps.product.contextFor(c.get('actor'));
    const wait = limit.take(ctx.actor.objectId);
    if (wait > 0) throw new Refused(429, 'too-many-requests', wait);
    const stored = ctx.tables.rounds.find(c.req.param('id'));
    if (stored === undefined) throw new AppError('not-found', 'No round has the id.');
    const view = viewFollowUp(ctx, { round: stored.value.key });
    if (view.round === undefined || !view.can['round.export']) {
      throw new AppError('not-allowed', `Export of round ${stored.value.key}`);
    }
    const language = languageAsked(c.req.query('language'), c.req.header('Accept-Language'), ctx);
    const bytes = await roundWorkbook({ ...workbookOf(view, view.round, ctx), language });
    c.header('Content-Type', xlsx);
    const name = encodeURIComponent(`${stored.value.key}.xlsx`);
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
    return c.body(new Uint8Array(bytes));
  });
  return routes;
}
