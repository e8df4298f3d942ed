import type { Emulator, Store, Tenant, TenantTeam } from '../state/emulator';

const KEY = 'connector:teams';

type Channel = TenantTeam['channels'][number];

/** A team as the store keeps it. Deleted teams and channels stay in it, so that people can restore them. */
export interface TeamState extends TenantTeam {
  readonly isDeleted?: boolean;
  readonly channels: readonly (Channel & { readonly isDeleted?: boolean })[];
}

/** All teams as they are now, deleted ones too. The tenant file decides until somebody changes a team. */
const statesOf = (store: Store, seed: readonly TenantTeam[]): readonly TeamState[] =>
  store.get<readonly TeamState[]>(KEY) ?? seed;

/** Makes a tenant whose `teams` are read from the store each time, without deleted teams and channels. */
export function tenantWithCurrentTeams(store: Store, seed: Tenant): Tenant {
  return {
    ...seed,
    get teams() {
      return statesOf(store, seed.teams)
        .filter((team) => team.isDeleted !== true)
        .map((team) => ({
          ...team,
          channels: team.channels.filter((channel) => channel.isDeleted !== true),
        }));
    },
  };
}

/** Finds a team by its id, also a deleted team, with its deleted channels. */
export const findTeamState = (emulator: Emulator, id: string): TeamState | undefined =>
  statesOf(emulator.store, emulator.tenant.teams).find((team) => team.id === id);

/** Stores a changed team and notifies open host pages. */
export function saveTeam(emulator: Emulator, changed: TeamState): void {
  const { store, tenant, events } = emulator;
  store.put(
    KEY,
    statesOf(store, tenant.teams).map((team) => (team.id === changed.id ? changed : team)),
  );
  events.emit({ kind: 'conversation', id: changed.id });
}
