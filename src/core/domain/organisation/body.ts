import type { CalendarDate } from '../base/time';

/** Levels of the organisation: kommunfullmäktige, nämnd, förvaltning, avdelning, enhet (seed:B26). */
export type BodyKind = 'council' | 'board' | 'administration' | 'division' | 'unit';

/**
 * A holder of a role as people type it (a mail address), with what the directory says of it.
 * Rights rest on `objectId` alone (design §14); without it the person is unresolved.
 */
export interface Person {
  readonly mail: string;
  readonly objectId?: string;
  readonly name?: string;
}

/** The Teams channel in which a board is reminded. `channelId` is the bare id, never a thread's. */
export interface ChannelAddress {
  readonly teamId: string;
  readonly channelId: string;
}

/**
 * A node of the organisation: organ, nämnd, förvaltning, avdelning or enhet. Depth is free (seed:B26); only the
 * council has no parent. `processLeaders` (processledare, any number, seed:B36) stand on the council's row.
 */
export interface Body {
  /** Id of the list item, decimal text. */
  readonly id: string;
  /** Short code people use, unique: `BUN`, `BUN-F`. */
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId?: string;
  readonly manager?: Person;
  readonly substitute?: Person;
  readonly secretary?: Person;
  readonly processLeaders: readonly Person[];
  readonly channel?: ChannelAddress;
  /** The board's post says how many are missing, and not which units. */
  readonly countsOnly: boolean;
  readonly validFrom?: CalendarDate;
  /** Last day on which the body exists; nothing is asked of it afterwards. */
  readonly validTo?: CalendarDate;
}
