import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { goalTown } from '../../support/core/goal-town';

/** Returns, by the code of the body, what the person may do in the form of its goals. */
function waysOf(name: string) {
  const { bodies } = viewGoals(goalTown().as(name));
  return Object.fromEntries(bodies.map(({ key, goalForm }) => [key, goalForm]));
}

test('a process leader may write goals of every body', () => {
  expect(new Set(Object.values(waysOf('Ledare')))).toEqual(new Set(['write']));
});

test('a manager may write goals of the own body and of those below, and of no other', () => {
  expect(waysOf('Chef')).toMatchObject({ 'BUF-1': 'write' });
  expect(waysOf('Chef')['KF']).toBeUndefined();
});

test('the secretary of a board may record what has been decided about its goals', () => {
  expect(waysOf('Sekreterare')).toMatchObject({ BUN: 'record' });
  expect(waysOf('Sekreterare')['KF']).toBeUndefined();
});

test('an employee without a role may do neither', () => {
  expect(new Set(Object.values(waysOf('Anställd')))).toEqual(new Set([undefined]));
});
