/** Who acts: a signed-in person of our tenant (the server has checked `tid` and `oid`), or the product's own clock. */
export interface Actor {
  readonly objectId: string;
  readonly name: string;
  readonly kind: 'member' | 'clock';
}

/** The system actor, used when the product itself acts: the tick, and messages to channels. */
export const clockActor: Actor = { objectId: '', name: 'Jämna', kind: 'clock' };
