/** The types that all parts of the emulator share: its store, clock, tenant, token issuers and addresses. */
import type { Fault } from '../control/fault-schema';

/** A durable ordered map. A transaction is all or nothing and has reached the disk when it returns. */
export interface Store {
  // The caller names the type that it put under the key, since only the emulator writes the store.
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

/** The clock that a test or a person can move. Tokens, throttling and time limits do not use it: they run on real time. */
export interface EmulatorClock {
  /** UTC, ISO 8601 with `Z`. */
  now(): string;
  set(now: string): void;
  advance(milliseconds: number): void;
  /** Calls the listener after each jump. @returns a function that stops this */
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
  /** The tenant that issues the person's tokens. */
  readonly tenantId: string;
  /** Whether the app is installed for the person at the start, so that the bot may write to them. */
  readonly hasApp: boolean;
  /** The person's own right on the site. */
  readonly siteRole: 'none' | 'read' | 'contribute' | 'owner';
  /** The person's manager in the directory; absent for a person without one. */
  readonly managerId?: string | undefined;
}

/** A group of the directory that belongs to no team. */
export interface TenantGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** Ids of people and of other groups. */
  readonly memberIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** A team with its channels. The first channel is General, whose id is the team's conversation id. */
export interface TenantTeam {
  readonly id: string;
  readonly displayName: string;
  readonly hasApp: boolean;
  readonly memberIds: readonly string[];
  /** Whether the team is archived. Nobody can write in an archived team. */
  readonly isArchived?: boolean;
  readonly channels: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly membershipType: 'standard' | 'private' | 'shared';
  }[];
}

/** An app registration. */
export interface TenantClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly displayName: string;
  /** The role of the app's Sites.Selected grant on the emulator's one site; `null` without a grant. */
  readonly siteRole: 'read' | 'write' | 'owner' | 'fullcontrol' | null;
  /** Application permissions besides Sites.Selected, e.g. `User.ReadBasic.All`. */
  readonly roles: readonly string[];
  /** Whose tokens the app accepts in place of its secret. */
  readonly federatedCredentials: readonly FederatedCredential[];
}

/** Names the tokens that an app registration accepts in place of its secret. */
export interface FederatedCredential {
  /** The issuer of the tokens; the tenant itself when it is left out. */
  readonly issuer?: string | undefined;
  /** The `sub` of the tokens: the object id of a managed identity. */
  readonly subject: string;
  readonly audience: string;
}

/** A user-assigned managed identity of the host that the product runs on. */
export interface ManagedIdentity {
  readonly clientId: string;
  /** Its object id, which is the subject of its tokens. */
  readonly principalId: string;
  readonly displayName: string;
}

/** The people, teams and apps that exist before the first call, as a tenant file says. */
export interface Tenant {
  readonly tenantId: string;
  readonly organisation: string;
  readonly siteHostname: string;
  readonly sitePath: string;
  readonly siteDisplayName: string;
  readonly timeZone: string;
  /** The client id of the product's app registration, which its tab, its bot and its calls of Graph share. */
  readonly productClientId: string;
  readonly users: readonly TenantUser[];
  readonly teams: readonly TenantTeam[];
  readonly groups: readonly TenantGroup[];
  readonly clients: readonly TenantClient[];
  readonly managedIdentities: readonly ManagedIdentity[];
}

/** The result of checking a token: its claims, or what is wrong with it. */
export type TokenInspection =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly flaw: 'malformed' | 'signature' | 'issuer' | 'expired' | 'not-yet-valid' };

/** Issues and checks tokens. Signs RS256 with published keys; each issuer has its own keys. */
export interface Issuer {
  /** Signs claims. Adds `iat`, `nbf` and `exp` in real time unless the claims have them. */
  sign(claims: Readonly<Record<string, unknown>>, lifetimeSeconds: number): Promise<string>;
  jwks(): Promise<{ readonly keys: readonly object[] }>;
  /** Checks a token. @returns its claims, or `undefined` when this issuer did not sign it or it is not valid now */
  check(token: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Checks a token as `check` does, and says what is wrong with it, as far as the service would say so. */
  inspect(token: string): Promise<TokenInspection>;
  /** Makes a new signing key. The key before stays published. */
  rotate(): Promise<void>;
  /** Publishes only the newest key from now on, so that tokens of older keys are no longer valid. */
  retire(): Promise<void>;
  /** A number that rises whenever the published keys change, so that results of earlier checks must not be reused. */
  generation(): number;
}

/** A change that open host pages are told of at once. */
export interface HostEvent {
  readonly kind: 'conversation' | 'list' | 'clock' | 'meter';
  readonly id?: string;
}

/** The running emulator, from which all routes are made. */
export interface Emulator {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly tenant: Tenant;
  /** The issuer of Entra ID for a tenant: `{https address}/{tenantId}/v2.0`. */
  readonly entra: (tenantId: string) => Issuer;
  /** The issuer of the Bot Framework: `https://api.botframework.com`. */
  readonly botFramework: Issuer;
  readonly addresses: {
    /** http://localhost:3979 */
    readonly http: string;
    /** https://localhost:3980 */
    readonly https: string;
    /** http://localhost:3978, where the product serves its tab and bot. */
    readonly product: string;
  };
  /**
   * Finds the fault of a delivery to the product or to a subscriber's address, and counts it. The address has the kind of
   * delivery behind a `#`. Only `control/send-with-faults.ts` calls this: send through it.
   */
  readonly deliveryFault: (url: URL) => Fault | undefined;
  readonly events: {
    emit(event: HostEvent): void;
    on(listener: (event: HostEvent) => void): () => void;
  };
}
