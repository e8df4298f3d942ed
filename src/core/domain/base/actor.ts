/** Who performs an act: a signed-in person of the tenant, whose token the server has checked, or the product itself. */
export interface Actor {
  readonly objectId: string;
  readonly name: string;
  readonly kind: 'member' | 'system';
}

/** The system actor, used when the product itself acts: in the periodic tick, and when it writes to channels. */
export const systemActor: Actor = { objectId: '', name: 'Jämna', kind: 'system' };
