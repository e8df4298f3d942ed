/** Types of the JSON that the emulator's `/host` and `/_emulator` routes send to this page. */

/** A person whom the visitor of the page can choose to be. */
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

/** Headings of the list of people. */
export type PersonGroup =
  'process-leader' | 'head' | 'manager' | 'secretary' | 'employee' | 'it' | 'guest' | 'outsider';

/** A personal tab of the app, as its manifest declares it (`staticTabs`). */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

/** The data that does not change while the page is open. */
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
    /** Missing when the app's manifest declares no tab for channels (`configurableTabs`). */
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

/** The settings of a channel's tab, as the app's configuration page passes them to `pages.config.setConfig`. */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
  readonly removeUrl?: string;
}

/** A tab that somebody has added to a channel. */
export interface ChannelTab extends TabSettings {
  readonly id: string;
}

/** Whether a person or a team has the app. */
export type InstallState = 'installed' | 'removed' | 'blocked';

/** One person's chat with the bot, and the teams with the channels that they see. */
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

/** A team that the person is a member of. */
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

/** A message of a chat or a channel as one person sees it. */
export interface Message {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string;
  /** Absent when the bot wrote the message. */
  readonly fromUserId?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly undelivered?: boolean;
  /** The user-specific card: only this person sees it. */
  readonly ownCard?: unknown;
  /** For each kind of reaction, the ids of the people who gave it. */
  readonly reactions?: Partial<Readonly<Record<Reaction, readonly string[]>>>;
  readonly suggestedActions?: readonly { readonly title: string; readonly value: string }[];
}

/** The reactions that Teams reports to bots in `messageReaction` activities. */
export type Reaction = 'like' | 'heart' | 'laugh' | 'surprised' | 'sad' | 'angry';

/** The result of a press on a card's button. */
export type Outcome =
  | { readonly kind: 'card' | 'sent' | 'unreachable' | 'failed' }
  | { readonly kind: 'message'; readonly text: string };

/** An event of the emulator's event stream. */
export interface LiveEvent {
  readonly kind: 'hello' | 'conversation' | 'list' | 'clock' | 'meter';
  readonly id?: string;
}
