/** Who acts: a signed-in person of our tenant (`tid` and `oid` checked at the door), or the product's own clock. */
export interface Actor {
  readonly objectId: string;
  readonly name: string;
  readonly kind: 'member' | 'clock';
}
