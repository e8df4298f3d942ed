import type { Emulator, Store, Tenant, TenantTeam } from '../state/emulator';

const PLACE = 'connector:teams';

type Channel = TenantTeam['channels'][number];

/** A team as it is kept once somebody changed one: what was deleted can be restored. */
export interface TeamState extends TenantTeam {
  readonly isDeleted?: boolean;
  readonly channels: readonly (Channel & { readonly isDeleted?: boolean })[];
}

/** Teams with what people did to them, deleted ones too. */
const statesOf = (store: Store, beginning: readonly TenantTeam[]): readonly TeamState[] =>
  store.get<readonly TeamState[]>(PLACE) ?? beginning;

/** The tenant whose `teams` are as people left them: everybody who reads it sees a rename at once. */
export function livingTenant(store: Store, seed: Tenant): Tenant {
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

/** A team by its id, also a deleted one with its deleted channels. */
export const findTeamState = (emulator: Emulator, id: string): TeamState | undefined =>
  statesOf(emulator.store, emulator.tenant.teams).find((team) => team.id === id);

/** Keeps a team's new state and tells open pages. */
export function keepTeam(emulator: Emulator, changed: TeamState): void {
  const { store, tenant, events } = emulator;
  store.put(
    PLACE,
    statesOf(store, tenant.teams).map((team) => (team.id === changed.id ? changed : team)),
  );
  events.emit({ kind: 'conversation', id: changed.id });
}
