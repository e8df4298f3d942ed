const kept = 2_000;

/** Remembers the last activities, so that a message that is delivered again is not answered again. */
export function createSeenActivities() {
  const seen = new Set<string>();
  return {
    /** True the first time. An activity without an id is always new. */
    isNew(conversationId: string, activityId: string | null | undefined): boolean {
      if (typeof activityId !== 'string') return true;
      const key = `${conversationId} ${activityId}`;
      if (seen.has(key)) return false;
      seen.add(key);
      const [oldest] = seen;
      if (seen.size > kept && oldest !== undefined) seen.delete(oldest);
      return true;
    },
    /** The activity was not taken in after all: delivered again it is new. */
    forget(conversationId: string, activityId: string | null | undefined): void {
      seen.delete(`${conversationId} ${activityId ?? ''}`);
    },
  };
}
