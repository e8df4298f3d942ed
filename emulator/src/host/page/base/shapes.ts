/** What the emulator tells the page. */

/** A person of the switch. */
export interface Person {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly jobTitle: string;
  readonly preferredLanguage: string;
  readonly kind: 'member' | 'guest' | 'outsider';
  readonly tenantId: string;
  readonly siteRole: 'none' | 'read' | 'contribute' | 'owner';
  readonly group: PersonGroup;
}

/** The switch's headings. */
export type PersonGroup =
  'process-leader' | 'head' | 'manager' | 'secretary' | 'employee' | 'it' | 'guest' | 'outsider';

/** A tab of the app's manifest. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

/** Everything that holds for as long as the page is open. */
export interface HostState {
  readonly organisation: string;
  readonly tenantId: string;
  readonly siteUrl: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly productAddress: string;
  readonly clientId: string;
  readonly botName: string;
  readonly now: string;
  readonly app?: {
    readonly id: string;
    readonly name: string;
    readonly tabs: readonly StaticTab[];
    /** Missing when the app has nothing for channels. */
    readonly channelTab?: { readonly configurationUrl: string; readonly canUpdate: boolean };
    readonly validDomains: readonly string[];
  };
  readonly people: readonly Person[];
  readonly teams: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly channels: readonly { readonly id: string; readonly displayName: string }[];
  }[];
}

/** What the app's own page says of a tab when it is put into a channel. */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
  readonly removeUrl?: string;
}

/** A tab of a channel. */
export interface ChannelTab extends TabSettings {
  readonly id: string;
}

/** The app at a person or in a team. */
export type InstallState = 'installed' | 'removed' | 'blocked';

/** The chat and the channels of one person. */
export interface Conversations {
  readonly chat: {
    readonly id: string;
    readonly unread: number;
    readonly installState: InstallState;
  };
  readonly teams: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly installState: InstallState;
    readonly isArchived: boolean;
    readonly memberIds: readonly string[];
    readonly channels: readonly {
      readonly id: string;
      readonly displayName: string;
      readonly membershipType: string;
      readonly unread: number;
      readonly tabs: readonly ChannelTab[];
    }[];
  }[];
}

/** A team of the person. */
export type Team = Conversations['teams'][number];
/** A channel with its tabs. */
export type Channel = Team['channels'][number];

/** An entry of a person's activity feed. */
export interface Activity {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly text: string;
  readonly preview: string;
  readonly topic: string;
  readonly webUrl: string | null;
}

/** A message as one person sees it. */
export interface Message {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string;
  /** Absent: the bot. */
  readonly fromUserId?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly undelivered?: boolean;
  /** The card that this person alone sees. */
  readonly ownCard?: unknown;
  /** Ids of people by the kind of their reaction. */
  readonly reactions?: Partial<Readonly<Record<Reaction, readonly string[]>>>;
  readonly suggestedActions?: readonly { readonly title: string; readonly value: string }[];
}

/** The reactions that bots are told of. */
export type Reaction = 'like' | 'heart' | 'laugh' | 'surprised' | 'sad' | 'angry';

/** What a press of a card's button came to. */
export type Outcome =
  | { readonly kind: 'card' | 'sent' | 'unreachable' | 'failed' }
  | { readonly kind: 'message'; readonly text: string };

/** What the emulator sends without being asked. */
export interface LiveEvent {
  readonly kind: 'hello' | 'conversation' | 'list' | 'clock' | 'meter';
  readonly id?: string;
}
