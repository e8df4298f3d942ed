import { AppError } from '../../../src/core/domain/base/app-error';
import type { ListEdit } from '../../../src/core/ports';
import { asReport, type Report } from '../../../src/core/domain/follow-up/report';
import type { ClockFault } from '../../../src/core/domain/base/clock-fault';
import { tickSteps } from '../../../src/server/worker/tick-steps';
import { aConversation, aGoal, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, clockContext, listsOf } from '../../support/core/fake-context';

const goal = aGoal({ id: '1', key: 'G-1' });

/** Makes a product with one report, into which a person has just typed impossible figures in the list. */
function begin() {
  const report = aReport({ goalId: '1', key: 'helar-2026:G-1' });
  const lists = listsOf({
    world: aWorld({ goals: [goal], rounds: [aRound()], reports: [report] }),
  });
  const instance = anInstance(lists);
  lists.reports.edit(report.id, { figures: { women: 400, men: 1 } });
  instance.sync();
  const edit: ListEdit = {
    list: 'reports',
    id: report.id,
    kind: 'changed',
    editor: { name: 'Karin Lindgren' },
    at: '2026-11-23T09:00:00Z',
    before: report,
  };
  const found: ListEdit[] = [edit];
  const alarms: string[] = [];
  const faults: (ClockFault | undefined)[] = [];
  const held: Promise<readonly ListEdit[]>[] = [];
  const readings = {
    fail: false,
    areListsMissing: false,
    /** Makes the next reading end when the returned function is called. */
    hold() {
      let end: (edits: readonly ListEdit[]) => void = () => undefined;
      held.push(new Promise((resolve) => (end = resolve)));
      return (edits: readonly ListEdit[]) => end(edits);
    },
  };
  const steps = tickSteps({
    ctx: () => {
      if (readings.areListsMissing) throw new AppError('lists-missing', 'Set-up has not been run.');
      return clockContext(instance);
    },
    refresh: () => {
      if (readings.fail) return Promise.reject(new Error('no answer'));
      return held.shift() ?? Promise.resolve(found.splice(0));
    },
    log: { info: () => undefined, alarm: (event) => void alarms.push(event) },
    clockFault: () => faults.at(-1),
  });
  const stored = (): Report | undefined => asReport(lists.reports.byKey(report.key)?.value);
  return { lists, instance, steps, alarms, faults, stored, readings };
}

test('an edit that cannot be taken in while the lists are away is taken in when they are back', async () => {
  const { lists, steps, alarms, stored } = begin();
  lists.reports.isDown = true;
  await steps.poll(false);
  expect(alarms).toEqual(['list-edit-failed']);
  expect(stored()?.faults).toEqual([]);
  lists.reports.isDown = false;
  await steps.poll(false);
  expect(stored()?.faults).not.toEqual([]);
  expect(stored()?.editedByName).toBe('Karin Lindgren');
});

test('an edit that is found before the lists are missing for a time is taken in when they are back', async () => {
  const { steps, stored, readings } = begin();
  readings.areListsMissing = true;
  expect(await steps.poll(false)).toEqual({ hasFailed: true });
  readings.areListsMissing = false;
  await steps.poll(false);
  expect(stored()?.faults).not.toEqual([]);
});

test('an edit that waits is taken in although the next reading of the lists fails', async () => {
  const { lists, steps, stored, readings } = begin();
  lists.reports.isDown = true;
  await steps.poll(false);
  lists.reports.isDown = false;
  readings.fail = true;
  await expect(steps.poll(false)).rejects.toThrow('no answer');
  expect(stored()?.faults).not.toEqual([]);
});

test('a reading that ends after it was given up loses no edit that waits since then', async () => {
  const { lists, steps, stored, readings } = begin();
  const late = readings.hold();
  const givenUp = steps.poll(false);
  lists.reports.isDown = true;
  expect(await steps.poll(false)).toEqual({ hasFailed: true });
  lists.reports.isDown = false;
  late([]);
  await givenUp;
  await steps.poll(false);
  expect(stored()?.faults).not.toEqual([]);
});

test('an edit that has been taken in is not taken in again', async () => {
  const { steps, stored } = begin();
  await steps.poll(false);
  const revision = stored()?.revision;
  await steps.poll(false);
  expect(stored()?.revision).toBe(revision);
});

test('while the clock cannot be trusted nothing is sent, with one alarm; the lists are read all the same', async () => {
  const { lists, instance, steps, alarms, faults, stored } = begin();
  lists.conversations.add(aConversation('Chef'));
  instance.sync();
  faults.push({ kind: 'jumped-forward', now: '2028-01-01T00:00:00.000Z' });
  expect(await steps.send()).toEqual({ hasFailed: true });
  expect(await steps.send()).toEqual({ hasFailed: true });
  await steps.poll(false);
  expect(stored()?.faults).not.toEqual([]);
  expect(instance.messenger.sent).toEqual([]);
  expect(alarms).toEqual(['clock-fault']);
  faults.push(undefined);
  expect(await steps.send()).toMatchObject({ hasFailed: false });
  expect(instance.messenger.sent.length).toBeGreaterThan(0);
});

test('when Graph asks for no calls until a time, the run ends at once and the next one begins then', async () => {
  const { lists, instance, steps, alarms } = begin();
  lists.conversations.add(aConversation('Chef'));
  instance.sync();
  await steps.poll(false);
  const until = new Date(Date.now() + 600_000).toISOString();
  let tries = 0;
  lists.deliveries.fault = () => {
    tries += 1;
    throw new AppError('throttled', 'No calls', { until });
  };
  const { hasFailed, againMs = 0 } = await steps.send();
  expect(hasFailed).toBeUndefined();
  expect(Date.now() + againMs).toBeGreaterThanOrEqual(Date.parse(until));
  expect(Date.now() + againMs).toBeLessThan(Date.parse(until) + 60_000);
  expect([tries, instance.messenger.sent, alarms]).toEqual([1, [], []]);

  lists.deliveries.fault = () => undefined;
  expect(await steps.send()).toMatchObject({ hasFailed: false });
  expect(instance.messenger.sent.length).toBeGreaterThan(0);
});
