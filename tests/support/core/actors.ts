import { systemActor } from '../../../src/core/domain/base/actor';
import { anActor } from './builders';

/** The actors of the table of rights, by their relation to the unit's goal. */
export const actors = {
  leader: anActor('Ledare'),
  manager: anActor('Chef'),
  substitute: anActor('Ersättare'),
  headAbove: anActor('Förvaltningschef'),
  otherManager: anActor('Annan'),
  secretary: anActor('Sekreterare'),
  employee: anActor('Anställd'),
  system: systemActor,
} as const;
export type Role = keyof typeof actors;

export const everybody: readonly Role[] = [
  'leader',
  'manager',
  'substitute',
  'headAbove',
  'otherManager',
  'secretary',
  'employee',
];
export const reporters: readonly Role[] = ['manager', 'substitute'];
export const followers: readonly Role[] = [
  'leader',
  'manager',
  'substitute',
  'headAbove',
  'secretary',
];
export const leaders: readonly Role[] = ['leader'];
export const system: readonly Role[] = ['system'];
export const nobody: readonly Role[] = [];
