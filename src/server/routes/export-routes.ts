import { Hono } from 'hono';
import * as v from 'valibot';
import type { Context } from '../../core/ports';
import { roundSummary } from '../../core/views/follow-up/round-summary';
import { followUpViewSteps } from '../../core/views/follow-up/view-follow-up';
import type { CollectionRow, FollowUpView } from '../../core/api/follow-up/follow-up-view';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { RoundSummary } from '../../core/api/follow-up/round-summary';
import { definedOnly } from '../../core/domain/base/defined';
import type { Actor } from '../../core/domain/base/actor';
import { languages } from '../../core/domain/base/language';
import type { Round } from '../../core/domain/follow-up/round';
import { authorize, authorizeSome, missing } from '../../core/policy/can';
import { languageOf } from '../../core/text/language';
import { eachInSteps, type Steps } from '../../core/domain/base/steps';
import type { RoundWorkbook, WorkbookRow } from '../../documents/follow-up/workbook-content';
import { fileName } from '../../documents/base/file-name';
import { TooManyWaiting } from '../documents/workbook-threads';
import type { RouteDeps } from './route-deps';
import { rateLimit } from './rate-limit';
import { readQuery } from './read-query';
import { Refused } from './refusals';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const documentsPerMinute = 10;

function workbookRow(row: CollectionRow): WorkbookRow {
  const { boardName, bodyName, standing, daysLate, goal } = row;
  const report: Partial<ReportView> = row.report ?? {};
  const { indicator, baselineYear, baseline, target, targetBySex, targetOn } = goal;
  const { attainment, attainmentReason, comment, evidenceUrl } = report;
  const { reportedByName, reportedAt, correction } = report;
  return definedOnly<WorkbookRow>({
    ...{ boardName, bodyName, goalKey: goal.key, goalTitle: goal.title, standing, daysLate },
    ...{ indicator, baselineYear, baseline, target, targetBySex, targetOn },
    figures: report.figures ?? {},
    faults: report.faults ?? [],
    ...{ attainment, attainmentReason, comment, evidenceUrl, reportedByName, reportedAt },
    correction,
  });
}

/** Makes the content of the workbook, one row a step. */
function* workbookSteps(
  view: FollowUpView,
  round: RoundSummary,
  ctx: Context,
): Steps<Omit<RoundWorkbook, 'language'>> {
  return {
    municipalityName: view.municipalityName,
    roundTitle: round.title,
    roundKind: round.kind,
    periodFrom: round.periodFrom,
    periodTo: round.periodTo,
    dueOn: round.dueOn,
    shownIn: round.shownIn,
    exportedAt: ctx.clock.now(),
    exportedByName: view.me.name,
    timeZone: ctx.settings().timeZone,
    rows: yield* eachInSteps(view.rows, workbookRow),
  };
}

/** How long a person is asked to wait when too many workbooks are being written, in seconds. */
const waitSeconds = 30;

function tooManyWait(cause: unknown): never {
  if (cause instanceof TooManyWaiting) throw new Refused(429, 'too-many-requests', waitSeconds);
  throw cause;
}

const exportQuery = v.strictObject({ language: v.optional(v.picklist(languages)) });

/** Loads the round for its export. @throws {AppError} `not-allowed`; a process leader hears `not-found` */
function roundOf({ actor, tables, world }: Context, id: string): Round {
  const round = tables.rounds.find(id)?.value;
  if (round === undefined) throw missing(actor, 'round.export', world());
  authorize(actor, 'round.export', round, world());
  return round;
}

/** `GET /rounds/{id}/export.xlsx?language=sv`: answers a round as an Excel workbook, with what the person may see. */
export function exportRoutes(deps: RouteDeps): Hono<{ Variables: { actor: Actor } }> {
  const routes = new Hono<{ Variables: { actor: Actor } }>();
  const limit = rateLimit(documentsPerMinute, deps.runningNow);
  routes.get('/:id/export.xlsx', async (c) => {
    const ctx = deps.product.contextFor(c.get('actor'));
    const wait = limit.take(ctx.actor.objectId);
    if (wait > 0) throw new Refused(429, 'too-many-requests', wait);
    authorizeSome(ctx.actor, 'round.export', ctx.world());
    const asked = readQuery(c, exportQuery).language;
    const round = roundOf(ctx, c.req.param('id'));
    const language = languageOf(
      asked ?? c.req.header('Accept-Language'),
      ctx.settings().defaultLanguage,
    );
    const make = async () => {
      const view = await ctx.inTurns(followUpViewSteps(ctx, { round: round.key }));
      const summary = roundSummary(round, ctx.world());
      return { ...(await ctx.inTurns(workbookSteps(view, summary, ctx))), language };
    };
    const bytes = await deps.writeWorkbook(make, c.req.raw.signal).catch(tooManyWait);
    c.header('Content-Type', xlsx);
    const name = encodeURIComponent(fileName(round.key, 'xlsx'));
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
    return c.body(bytes);
  });
  return routes;
}
