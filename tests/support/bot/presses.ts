import { randomUUID } from 'node:crypto';
import { pressActions } from '../../../src/bot/cards/base/press';
import { createTurn } from '../../../src/bot/handlers/turn';
import type { Connector } from '../../../src/bot/notices/connector';
import { clientId, from, tenantId } from './bot-server';
import { fakeProduct, type Lists } from './fake-context';

/** Every kind of press, those of other versions and of no card of ours included. */
export const kindsOfPress: readonly (readonly [
  name: string,
  data: Readonly<Record<string, unknown>>,
])[] = [
  ...pressActions.map((action) => [action, { action, schema: 1 }] as const),
  ['an old card', { action: 'report.submit', schema: 0 }],
  ['a button that is gone', { action: 'approve-report', schema: 1 }],
  ['no action', { schema: 1 }],
];

/** What a person typed in the fields of the card that they press. */
export const typed = { stamp: 'none', women: '82,5', men: '84', reason: 'x', declineReason: 'x' };

/** The two ways in which Teams delivers a press. */
export const doors = ['Action.Execute', 'Action.Submit'] as const;
export type Door = (typeof doors)[number];

const settings = {
  clientId,
  tenantId,
  serviceUrlHosts: [],
  token: () => Promise.resolve(''),
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
};

/** How a press comes: by which door, and from which type of conversation; `undefined` when the activity does not name it. */
export interface Way {
  readonly door?: Door;
  readonly conversationType?: string | undefined;
}

/** Makes the bot's turn behind the check of tokens, with a connector that keeps what the bot sends. */
export function beginPressing(lists: Lists) {
  const product = fakeProduct(lists);
  const sent: { readonly method: keyof Connector; readonly call: readonly unknown[] }[] = [];
  const keep =
    (method: keyof Connector) =>
    (...call: readonly unknown[]) => {
      sent.push({ method, call });
      return Promise.resolve({ kind: 'ok' } as const);
    };
  const connector: Connector = {
    createChat: keep('createChat'),
    createThread: keep('createThread'),
    post: keep('post'),
    put: keep('put'),
  };
  const turn = createTurn({ settings, deps: product, connector });

  /** Presses as the person, and returns all that they are shown. */
  const press = async (data: object, objectId: string, way: Way = {}) => {
    sent.length = 0;
    const { door = 'Action.Execute' } = way;
    const conversationType = 'conversationType' in way ? way.conversationType : 'personal';
    const shape =
      door === 'Action.Execute'
        ? { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: door, data } } }
        : { type: 'message', value: data };
    const answer = await turn({
      id: randomUUID(),
      serviceUrl: 'https://smba.example/teams',
      locale: 'sv-SE',
      from: from(objectId),
      recipient: { id: `28:${clientId}` },
      conversation: { id: 'a:1', conversationType, tenantId },
      replyToId: '1700',
      ...shape,
    });
    return { ...answer, sent: [...sent] };
  };
  return { product, press };
}
