import { acceptListEdit } from '../../core/actions/accept-list-edit';
import type { Context, ListEdit, Log } from '../../core/actions/ports';
import { resolvePeople } from '../../core/actions/resolve-people';
import { sendDueMessages } from '../../core/actions/send-due-messages';
import { withCostLabel } from '../../graph/client/cost-label';
import type { TickSteps } from './tick-loop';

/** What the steps work on. */
export interface TickWork {
  /** The context of the product's own clock. */
  readonly ctx: () => Context;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
}

/** One edit that cannot be taken in must not keep the others out. */
async function accept({ ctx, log }: TickWork, edit: ListEdit): Promise<void> {
  try {
    await acceptListEdit(ctx(), edit);
  } catch (cause) {
    log.alarm('list-edit-failed', cause, { list: edit.list, id: edit.id, kind: edit.kind });
  }
}

/** The steps of a run. Each is labelled, so that what it costs can be summed where requests are counted. */
export function tickSteps(work: TickWork): TickSteps {
  return {
    poll: (all) =>
      withCostLabel('tick-poll', async () => {
        const edits = await work.refresh(all ? 'all' : 'edited');
        for (const edit of edits) await accept(work, edit);
        if (edits.length > 0) work.log.info('list-edits-taken-in', { count: edits.length });
      }),
    resolvePeople: () =>
      withCostLabel('tick-people', async () => {
        await resolvePeople(work.ctx());
      }),
    send: () =>
      withCostLabel('tick-send', async () => {
        const run = await sendDueMessages(work.ctx());
        const { sent, updated, refused, unknown } = run;
        if (sent + updated + refused + unknown > 0) work.log.info('messages-sent', { ...run });
      }),
  };
}
