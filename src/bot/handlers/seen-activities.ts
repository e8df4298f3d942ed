import { BoundedMap } from '../../core/domain/base/bounded-map';

const capacity = 2_000;

/** Remembers the last activities, so that the bot answers a message once when Teams delivers it twice. */
export function createSeenActivities() {
  const seen = new BoundedMap<string, true>(capacity);
  return {
    /** True the first time that an activity comes. An activity without an id is always new. */
    isNew(conversationId: string, activityId: string | null | undefined): boolean {
      if (typeof activityId !== 'string') return true;
      const key = `${conversationId} ${activityId}`;
      if (seen.has(key)) return false;
      seen.set(key, true);
      return true;
    },
    /** Forgets an activity that the bot could not handle, so that `isNew` is true when Teams delivers it again. */
    forget(conversationId: string, activityId: string | null | undefined): void {
      seen.delete(`${conversationId} ${activityId ?? ''}`);
    },
  };
}
