/** What the parts of the stand-in share: its store, clock, people, keys and addresses. */
import type { Fault } from '../control/fault-schema';

/** A durable ordered map. A transaction is all or nothing and has reached the disk when it returns. */
export interface Store {
  // The caller names what it once put there; nobody else writes the store.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<T>(key: string): T | undefined;
  put(key: string, value: unknown): void;
  remove(key: string): void;
  /** Rows whose key begins with `prefix`, in key order. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  range<T>(
    prefix: string,
    options?: { readonly after?: string; readonly limit?: number; readonly reverse?: boolean },
  ): Iterable<{ readonly key: string; readonly value: T }>;
  transaction<R>(work: () => R): R;
  clear(): void;
}

/** The clock that a person can move. Tokens, throttling and time limits never use it: they run on real time. */
export interface EmulatorClock {
  /** UTC, ISO 8601 with `Z`. */
  now(): string;
  set(now: string): void;
  advance(milliseconds: number): void;
  /** Called after each jump; returns the way to stop listening. */
  onJump(listener: () => void): () => void;
}

/** A person of the tenant, a guest of it, or an outsider of another tenant. */
export interface TenantUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly jobTitle: string;
  readonly preferredLanguage: string;
  readonly kind: 'member' | 'guest' | 'outsider';
  /** The tenant that the person's tokens come from. */
  readonly tenantId: string;
  /** The app is installed for the person: the bot may write to them. */
  readonly hasApp: boolean;
  /** The person's own right on the site. */
  readonly siteRole: 'none' | 'read' | 'contribute' | 'owner';
  /** The person's manager in the directory; absent for who has none. */
  readonly managerId?: string | undefined;
}

/** A group of the directory besides those of teams; groups can be members of groups. */
export interface TenantGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** People and groups. */
  readonly memberIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** A team with its channels; the first channel is General and has the team's conversation id. */
export interface TenantTeam {
  readonly id: string;
  readonly displayName: string;
  readonly hasApp: boolean;
  readonly memberIds: readonly string[];
  /** Nobody writes in it until it is brought back. */
  readonly isArchived?: boolean;
  readonly channels: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly membershipType: 'standard' | 'private' | 'shared';
  }[];
}

/** An app registration. `siteRole` is its Sites.Selected grant on the one site. */
export interface TenantClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly displayName: string;
  readonly siteRole: 'read' | 'write' | 'owner' | 'fullcontrol' | null;
  /** Application permissions besides Sites.Selected, e.g. `User.ReadBasic.All`. */
  readonly roles: readonly string[];
}

/** Everything that exists before the first call: read from `tenant/*.json`. */
export interface Tenant {
  readonly tenantId: string;
  readonly organisation: string;
  readonly siteHostname: string;
  readonly sitePath: string;
  readonly siteDisplayName: string;
  readonly timeZone: string;
  /** The client id of the product's app registration (tab, bot and Graph are one, with role `write`). */
  readonly productClientId: string;
  readonly users: readonly TenantUser[];
  readonly teams: readonly TenantTeam[];
  readonly groups: readonly TenantGroup[];
  readonly clients: readonly TenantClient[];
}

/** What a token says, or why it is not believed. */
export type Inspected =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly flaw: 'malformed' | 'signature' | 'issuer' | 'expired' | 'not-yet-valid' };

/** Signs RS256 with published keys; each issuer has keys of its own. */
export interface Issuer {
  /** Adds `iat`, `nbf` and `exp` (real time) unless given. */
  sign(claims: Readonly<Record<string, unknown>>, lifetimeSeconds: number): Promise<string>;
  jwks(): Promise<{ readonly keys: readonly object[] }>;
  /** Claims of a good token of this issuer, else undefined. */
  check(token: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** The same with what is wrong, as far as the service would say it. */
  inspect(token: string): Promise<Inspected>;
  /** New tokens bear a new key; the one before stays published. */
  rotate(): Promise<void>;
  /** Only the newest key stays published: tokens of older ones are worth nothing from now on. */
  retire(): Promise<void>;
  /** Rises whenever a key is taken back: what was found out with the keys before is no longer known. */
  generation(): number;
}

/** Something that open host pages want to know at once. */
export interface HostEvent {
  readonly kind: 'conversation' | 'list' | 'clock' | 'meter';
  readonly id?: string;
}

/** The one object that routes are made from. */
export interface Emulator {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly tenant: Tenant;
  /** Entra: issuer `{https address}/{tenantId}/v2.0`. */
  readonly entra: (tenantId: string) => Issuer;
  /** Bot Framework: issuer `https://api.botframework.com`. */
  readonly botFramework: Issuer;
  readonly addresses: {
    /** http://localhost:3979 */
    readonly http: string;
    /** https://localhost:3980 */
    readonly https: string;
    /** http://localhost:3978, where tab and bot are. */
    readonly product: string;
  };
  /**
   * What shall go wrong with something that is about to be sent to the product or a subscriber; counts it.
   * `control/send-out.ts` asks: send through it. Behind the address' `#` stands what kind of delivery it is.
   */
  readonly deliveryFault: (url: URL) => Fault | undefined;
  readonly events: {
    emit(event: HostEvent): void;
    on(listener: (event: HostEvent) => void): () => void;
  };
}
