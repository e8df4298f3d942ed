import { faultsOfBody } from '../../../../src/core/domain/organisation/organisation-rules';
import { aBody, anOrganisation, aWorld } from '../../../support/core/builders';

const worldWith = (...bodies: Parameters<typeof aBody>[0][]) =>
  aWorld({ bodies: [...anOrganisation(), ...bodies.map((body) => aBody(body))] });

test.each([
  [{ kind: 'council' as const }, []],
  [{ kind: 'council' as const, parentId: 'board' }, ['has-parent']],
  [{ kind: 'unit' as const }, ['missing']],
  [{ kind: 'unit' as const, parentId: 'gone' }, ['unknown']],
  [{ kind: 'board' as const, parentId: 'admin' }, ['wrong-level']],
  [{ kind: 'board' as const, parentId: 'board' }, ['wrong-level']],
  [{ kind: 'unit' as const, parentId: 'unit' }, []],
  [{ kind: 'division' as const, parentId: 'admin' }, []],
  [{ kind: 'unit' as const, parentId: 'new', id: 'new' }, ['ring']],
])('a body with %p has the faults %p', (overrides, reasons) => {
  const body = aBody({ id: 'new', ...overrides });
  const faults = faultsOfBody(worldWith(body), body);
  expect(faults.map(({ reason }) => reason)).toEqual(reasons);
});
