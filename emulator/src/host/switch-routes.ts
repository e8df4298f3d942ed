import { Hono } from 'hono';
import * as v from 'valibot';
import { readSwitches, switchSchema } from '../control/switches';
import type { Emulator } from '../state/emulator';

/** A switch with its position now and its default. */
export interface SwitchState {
  readonly name: string;
  readonly now: string | number;
  readonly usual: string | number;
  /** All positions, the default first; empty for a switch that takes a number. */
  readonly positions: readonly (string | number)[];
}

const usual = v.parse(switchSchema, {});

/** Lists all switches in the order of `switchSchema`. */
function switchesOf(emulator: Emulator): readonly SwitchState[] {
  const now = readSwitches(emulator.store);
  return Object.entries(switchSchema.entries).map(([key, { wrapped }]) => {
    const name = key as keyof typeof usual;
    const positions = 'options' in wrapped ? wrapped.options : [];
    return { name, now: now[name], usual: usual[name], positions };
  });
}

/** Answers the host page's call for all switches. Programs use `/_emulator/switches`. */
export function switchRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/host/switches', (c) => c.json(switchesOf(emulator)));
  return routes;
}
