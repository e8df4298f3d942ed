import type { ImportMark } from '../base/import-mark';
import type { CalendarDate } from '../base/time';

/** Every level of the organisation, from the top. */
export const bodyKinds = [
  'council',
  'board',
  'committee',
  'company',
  'administration',
  'division',
  'unit',
] as const;
/**
 * The levels of the organisation: kommunfullmäktige, nämnd, utskott, kommunalt bolag, förvaltning, avdelning, enhet (seed:B26). A
 * committee (utskott) prepares for its board and owes no goal of its own.
 */
export type BodyKind = (typeof bodyKinds)[number];

/**
 * A person with a role: the mail address that somebody typed, and the object id and name that the directory has for it.
 * Rights depend on `objectId` alone (decision 0003); without one the directory does not know the person.
 */
export interface Person {
  readonly mail: string;
  readonly objectId?: string;
  readonly name?: string;
}

/** The Teams channel in which the product reminds a board. `channelId` is the id without a thread's suffix. */
export interface ChannelAddress {
  readonly teamId: string;
  readonly channelId: string;
  /** The tenant of the link from which the address was read, when the link names one. */
  readonly tenantId?: string;
}

/**
 * A body (organ): a node of the organisation. The organisation may have any depth (seed:B26); only the council has no
 * parent. The council's row names the process leaders (processledare, any number, seed:B36).
 */
export interface Body {
  /** Id of the list item, a decimal number as text. */
  readonly id: string;
  /** Short unique code by which people know the body: `BUN`, `BUN-F`. */
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId?: string;
  /** The code of the row above. It finds that row again when somebody deletes it and types it in anew. */
  readonly parentKey?: string;
  /** The body that replaces this one from its last day on and takes over what it owes. After a split, it is the main one of them. */
  readonly replacedById?: string;
  /** The code of that body, for the same purpose as `parentKey`. */
  readonly replacedByKey?: string;
  /** The codes of the boards that an administration serves besides the one above it. The board above alone counts its goals. */
  readonly alsoServes?: readonly string[];
  readonly manager?: Person;
  readonly substitute?: Person;
  readonly secretary?: Person;
  /** First and last day on which the manager is away. Without a last day, the manager is away until somebody sets one. */
  readonly absentFrom?: CalendarDate;
  readonly absentTo?: CalendarDate;
  readonly processLeaders: readonly Person[];
  readonly channel?: ChannelAddress;
  /** True when the row has a text in place of the link to the channel, which leads to none. */
  readonly hasUnreadableChannel?: true;
  /** True when the board's post shows only the number of missing reports, and not whose they are. */
  readonly countsOnly: boolean;
  readonly validFrom?: CalendarDate;
  /** Last day on which the body exists. */
  readonly validTo?: CalendarDate;
  /** The last import that wrote the row. */
  readonly imported?: ImportMark;
}
