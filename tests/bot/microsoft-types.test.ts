import type {
  AdaptiveCardActionCardResponse,
  AdaptiveCardActionMessageResponse,
  IActivity,
  IAdaptiveCardActionInvokeActivity,
  IConversationUpdateActivity,
  IInstalledActivity,
  IMessageActivity,
  IUnInstalledActivity,
} from '@microsoft/teams.api';
import * as v from 'valibot';
import { adaptiveCard } from '../../src/bot/cards/base/elements';
import { activityShape } from '../../src/bot/handlers/activity';
import { cardAnswer, messageAnswer } from '../../src/bot/handlers/turn-answer';
import { dataOfInvoke } from '../../src/bot/replies/press-input';

// The compiler checks most of this file: when Microsoft's package gives a field another type than the bot reads or
// writes, the file does not compile.

/** An activity that the bot can read. */
type Readable = v.InferInput<typeof activityShape>;
type FieldRead = keyof typeof activityShape.entries;
/** The fields that have a type in the package: `eventType` is `unknown` for all kinds of activities but one. */
type KnownFields<T> = { [K in keyof T as unknown extends T[K] ? never : K]: T[K] };
/**
 * The fields of Microsoft's activity type that the bot reads. Three of them are adapted: `serviceUrl` is required, since
 * the token check refuses an activity without it; `conversationType` leaves out `Omit<string, …>`, which the package uses
 * for any other string; and `channelData` keeps only the fields that have a type in the package.
 */
type Described<T extends IActivity> = Omit<
  Pick<T, Extract<keyof T, FieldRead>>,
  'serviceUrl' | 'conversation' | 'channelData'
> & {
  readonly serviceUrl: Exclude<T['serviceUrl'], undefined>;
  readonly conversation: Omit<T['conversation'], 'conversationType'> & {
    readonly conversationType: Exclude<T['conversation']['conversationType'], object>;
  };
  readonly channelData?: KnownFields<Exclude<T['channelData'], undefined>>;
};

const read = (activity: Readable) => v.parse(activityShape, activity);
const base = {
  id: 'f:1',
  from: { id: '29:1maja', aadObjectId: '55e7b818-daf2-4a1b-b284-4a40c0fbf46d', role: 'user' },
  recipient: { id: '28:bot', role: 'bot' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
} as const;

test('the bot can read a message of Microsoft’s type', () => {
  const message: Described<IMessageActivity> = { ...base, type: 'message', text: 'hej' };
  expect(read(message)).toMatchObject({ text: 'hej' });
});

test('the bot can read a press of Microsoft’s type and finds its data', () => {
  const press: Described<IAdaptiveCardActionInvokeActivity> = {
    ...base,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'x', data: { action: 'show-round' } } },
  };
  expect(dataOfInvoke(read(press).value)).toEqual({ action: 'show-round' });
});

test('the bot can read installations and conversation updates of Microsoft’s types', () => {
  const installed: Described<IInstalledActivity> = {
    ...base,
    type: 'installationUpdate',
    action: 'add',
  };
  const removed: Described<IUnInstalledActivity> = {
    ...base,
    type: 'installationUpdate',
    action: 'remove',
  };
  const update: Described<IConversationUpdateActivity> = {
    ...base,
    type: 'conversationUpdate',
    membersAdded: [base.recipient],
    channelData: {
      eventType: 'channelDeleted',
      team: { id: '19:team', aadGroupId: 'g' },
      channel: { id: '19:channel' },
      tenant: { id: 't' },
    },
  };
  expect([installed, removed].map((activity) => read(activity).action)).toEqual(['add', 'remove']);
  expect(read(update).channelData).toMatchObject({ eventType: 'channelDeleted' });
});

test('the bot’s answers to a press have Microsoft’s types', () => {
  const message: AdaptiveCardActionMessageResponse = messageAnswer('Sparat.').body;
  const card = adaptiveCard({ language: 'sv', fallbackText: 'Omgång', body: [], actions: [] });
  const { value, ...answer } = cardAnswer(card).body;
  const frame: Omit<AdaptiveCardActionCardResponse, 'value'> = answer;
  // tests/bot/cards/cards.test.ts checks the content of cards against Microsoft's schema of Adaptive Cards 1.5.
  const { type, version, fallbackText } = value;
  const shown: Pick<AdaptiveCardActionCardResponse['value'], 'type' | 'version'> = {
    type,
    version,
  };
  expect({ ...frame, ...shown, fallbackText }).toEqual({
    statusCode: 200,
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'Omgång',
  });
  expect(message.value).toBe('Sparat.');
});
