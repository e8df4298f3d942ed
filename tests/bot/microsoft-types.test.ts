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

// Most of this file is checked by the compiler: when Microsoft's package describes a field otherwise than the bot reads
// or writes it, the file does not compile.

/** What the bot can read. */
type Readable = v.InferInput<typeof activityShape>;
type FieldRead = keyof typeof activityShape.entries;
/** The fields whose type the package tells: `eventType` is `unknown` for all activities but one kind. */
type Told<T> = { [K in keyof T as unknown extends T[K] ? never : K]: T[K] };
/**
 * The fields that the bot reads, of an activity as Microsoft's package describes it. Three of them differ: without
 * `serviceUrl` the token check refuses an activity, `Omit<string, …>` stands in the package for any other string, and of
 * `channelData` the fields whose type the package tells are compared.
 */
type Described<T extends IActivity> = Omit<
  Pick<T, Extract<keyof T, FieldRead>>,
  'serviceUrl' | 'conversation' | 'channelData'
> & {
  readonly serviceUrl: Exclude<T['serviceUrl'], undefined>;
  readonly conversation: Omit<T['conversation'], 'conversationType'> & {
    readonly conversationType: Exclude<T['conversation']['conversationType'], object>;
  };
  readonly channelData?: Told<Exclude<T['channelData'], undefined>>;
};

const read = (activity: Readable) => v.parse(activityShape, activity);
const base = {
  id: 'f:1',
  from: { id: '29:1maja', aadObjectId: '55e7b818-daf2-4a1b-b284-4a40c0fbf46d', role: 'user' },
  recipient: { id: '28:bot', role: 'bot' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
} as const;

test('a message as Microsoft describes it can be read', () => {
  const message: Described<IMessageActivity> = { ...base, type: 'message', text: 'hej' };
  expect(read(message)).toMatchObject({ text: 'hej' });
});

test('a press as Microsoft describes it can be read, and its data is found', () => {
  const press: Described<IAdaptiveCardActionInvokeActivity> = {
    ...base,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'x', data: { action: 'show-round' } } },
  };
  expect(dataOfInvoke(read(press).value)).toEqual({ action: 'show-round' });
});

test('installations and changes of a conversation as Microsoft describes them can be read', () => {
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

test('the answers to a press are such as Microsoft describes', () => {
  const message: AdaptiveCardActionMessageResponse = messageAnswer('Sparat.').body;
  const card = adaptiveCard({ language: 'sv', fallbackText: 'Omgång', body: [], actions: [] });
  const { value, ...answer } = cardAnswer(card).body;
  const frame: Omit<AdaptiveCardActionCardResponse, 'value'> = answer;
  // What stands inside a card is held against Microsoft's schema of Adaptive Cards 1.5 by the cards' own tests.
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
