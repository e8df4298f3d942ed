import { Hono } from 'hono';
import * as v from 'valibot';
import { readSwitches, switchSchema } from '../control/switches';
import type { Emulator } from '../state/emulator';

/** A switch with all its positions, the default first; without positions it takes a number. */
export interface SwitchState {
  readonly name: string;
  readonly now: string | number;
  readonly usual: string | number;
  readonly positions: readonly (string | number)[];
}

const usual = v.parse(switchSchema, {});

/** All switches, in the order in which they are written down. */
function switchesOf(emulator: Emulator): readonly SwitchState[] {
  const now = readSwitches(emulator.store);
  return Object.entries(switchSchema.entries).map(([key, { wrapped }]) => {
    const name = key as keyof typeof usual;
    const positions = 'options' in wrapped ? wrapped.options : [];
    return { name, now: now[name], usual: usual[name], positions };
  });
}

/** What can be switched, for people; programs use `/_emulator/switches`. */
export function switchRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/host/switches', (c) => c.json(switchesOf(emulator)));
  return routes;
}
