import { runInThisContext } from 'node:vm';
import type { ImportInput } from '../../../src/core/api/import/acts';
import type { World } from '../../../src/core/domain/world';
import { aWorld, someSettings } from '../core/builders';
import { declaredActs } from '../core/declared-acts';
import { anInstance, contextOf, listsOf } from '../core/fake-context';
import { aGoalsView, aLeader } from './builders';
import { fakeServer } from './fake-server';

// The lists in memory let others run between two writes, as Node does, and jsdom has no such function.
Object.assign(globalThis, { setImmediate: runInThisContext('setImmediate') as unknown });

/** A server of the tab whose imports are the product's own acts, on lists in memory. `asked` holds what they were given. */
export function importServer(rows: Partial<World> = {}) {
  const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
  const lists = listsOf({ world: aWorld({ settings, ...rows }) });
  const instance = anInstance(lists, { settings });
  const leader = contextOf(instance, 'Ledare');
  const asked: ImportInput[] = [];
  const server = fakeServer({
    goals: aGoalsView({ me: aLeader(), bodies: [], goals: [], isEmpty: true }),
  });
  for (const name of ['organisation.import', 'goal.import'] as const)
    server.acts[name] = (input: ImportInput) => {
      asked.push(input);
      return declaredActs[name](leader, input);
    };
  server.acts['import.undo'] = (input: { readonly importKey: string }) =>
    declaredActs['import.undo'](leader, input);
  return { server, lists, instance, leader, asked };
}
