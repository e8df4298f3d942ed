import { everySpoiledField, spoiled, type Spoiling } from '../../support/spoiled-fields';
import { startBot, tenantId, type RunningBot } from '../../support/bot/bot-server';
import { channelId, people, teamId } from '../../support/bot/granforsa';

const other = '99999999-0000-4000-8000-000000000001';
const personal = { id: 'a:1maja', conversationType: 'personal', tenantId };

let running: RunningBot;
beforeAll(async () => {
  running = await startBot();
});
afterAll(() => running.stop());
beforeEach(() => running.product.standings.clear());

const rows = () => running.product.tables.conversations.all().map(({ value }) => value);
const saved = () => [...rows(), ...running.product.tables.reports.all()].length;

test.each(['guest', 'stranger', 'unchecked'] as const)(
  'a %s gets words at a press, no answer to a text, and leaves no rows',
  async (standing) => {
    running.product.standings.set(people.manager, standing);
    const [before, calls] = [saved(), running.connector.calls.length];
    const pressed = await running.press({ action: 'show-round' });
    expect(pressed.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    const isKnown = standing !== 'unchecked';
    for (const own of [
      { type: 'message', text: 'hej' },
      { type: 'message', value: { action: 'show-round' } },
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [{ id: '29:1maja' }] },
    ]) {
      // What could not be checked is delivered again.
      expect((await running.post(own)).status).toBe(isKnown ? 200 : 503);
    }
    expect([saved(), running.connector.calls.length]).toEqual([before, calls]);
  },
);

test('a channel is recorded whoever installs the bot there, since Teams tells it', async () => {
  running.product.standings.set(people.manager, 'unchecked');
  const conversation = { id: channelId, conversationType: 'channel', tenantId };
  const tenant = { id: tenantId };
  const install = (team: object) =>
    running.post({
      type: 'installationUpdate',
      action: 'add',
      conversation,
      channelData: { tenant, team: { id: '19:general@thread.tacv2', ...team } },
    });
  await install({});
  await install({ aadGroupId: '' });
  await install({ aadGroupId: '../teams' });
  expect(rows()).toEqual([]);
  await install({ aadGroupId: teamId.toUpperCase() });
  const ids = [channelId, '19:general@thread.tacv2'];
  expect(rows().map(({ recipient }) => recipient)).toEqual(
    ids.map((id) => ({ kind: 'channel', teamId, channelId: id })),
  );
});

/** The fields of an activity, each in the object that holds it, with a value of somebody else. */
const fields: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  from: { id: '29:1maja', name: 'Maja Modig', aadObjectId: people.manager },
  conversation: personal,
  'channelData.tenant': { id: tenantId },
};
const foreign: Readonly<Record<string, unknown>> = {
  'from.aadObjectId': other,
  'conversation.tenantId': other,
  'channelData.tenant.id': other,
};
/** The spoilings with which the bot still answers. */
const answered: Readonly<Record<string, readonly Spoiling[]>> = {
  'from.id': ['empty', 'too long', 'foreign'],
  'from.name': ['missing', 'empty', 'null', 'too long', 'foreign'],
  'from.aadObjectId': [],
  'conversation.tenantId': ['missing', 'null'],
  'conversation.conversationType': ['missing', 'empty', 'null', 'too long', 'foreign'],
  'conversation.id': ['foreign'],
  'channelData.tenant.id': [],
};
const table = Object.entries(fields).flatMap(([place, object]) =>
  everySpoiledField(Object.keys(object)).map(({ name, how }) => {
    const path = `${place}.${name}`;
    return { path, place, name, how, answer: answered[path]?.includes(how) === true };
  }),
);

test.each(table)('an activity whose $path is $how is answered: $answer', async (line) => {
  const { place, name, how, answer, path } = line;
  running.product.standings.set(other, 'stranger');
  const calls = running.connector.calls.length;
  const object = fields[place] ?? {};
  const text = spoiled(object, name, how, foreign[path] ?? 'other');
  const whole = JSON.stringify(
    running.activity({
      type: 'message',
      text: 'hej',
      conversation: personal,
      [place.split('.')[0] ?? '']: '@',
    }),
  ).replace('"@"', place.includes('.') ? `{"tenant":${text}}` : text);
  await running.send(whole, `Bearer ${await running.token()}`);
  expect(running.connector.calls.length > calls).toBe(answer);
  expect(rows().map(({ key }) => key)).not.toContain('person:');
});
