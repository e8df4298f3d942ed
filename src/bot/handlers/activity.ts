import * as v from 'valibot';

const idOf = v.looseObject({ id: v.string() });
const loose = <T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema));

/** The fields of an activity that the bot reads. Allows unknown fields and types, since Teams adds new ones. */
export const activityShape = v.looseObject({
  type: v.string(),
  id: loose(v.string()),
  name: loose(v.string()),
  action: loose(v.string()),
  serviceUrl: v.string(),
  locale: loose(v.string()),
  text: loose(v.string()),
  value: v.optional(v.unknown()),
  replyToId: loose(v.string()),
  from: v.looseObject({
    id: v.string(),
    name: loose(v.string()),
    aadObjectId: loose(v.string()),
  }),
  conversation: v.looseObject({
    id: v.string(),
    conversationType: loose(v.string()),
    tenantId: loose(v.string()),
  }),
  recipient: loose(idOf),
  membersAdded: loose(v.array(idOf)),
  membersRemoved: loose(v.array(idOf)),
  channelData: loose(
    v.looseObject({
      tenant: loose(idOf),
      team: loose(v.looseObject({ id: v.string(), aadGroupId: loose(v.string()) })),
      channel: loose(idOf),
      eventType: loose(v.string()),
    }),
  ),
});
export type Activity = v.InferOutput<typeof activityShape>;

/**
 * True when the activity names at least one tenant, in `conversation.tenantId` or `channelData.tenant.id`, and each is
 * the municipality's. The bot refuses people of other organisations.
 */
export function isOfTenant(activity: Activity, tenantId: string): boolean {
  const named = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter(
    (id) => typeof id === 'string',
  );
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}

/** True when the activity comes from a person's own chat with the bot. */
export function isPersonal({ conversation }: Activity): boolean {
  return conversation.conversationType === 'personal';
}
