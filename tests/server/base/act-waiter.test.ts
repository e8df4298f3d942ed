import { personLimits } from '../../../src/graph/client/retry-delay';
import { newWaiter, withWaiter } from '../../../src/graph/client/waiter';
import { pressContexts } from '../../../src/server/base/act-waiter';
import { anActor, anOrganisation, aWorld } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';

test.each([
  ['Ledare', true],
  ['Chef', false],
  ['Okänd', false],
])('a press of %s in the bot may probe a Graph that asks for long waits: %s', (name, may) => {
  const world = aWorld({ bodies: anOrganisation() });
  const contextFor = pressContexts((actor) => anInstance(listsOf({ world })).as(actor));
  const waiter = newWaiter(personLimits);
  withWaiter(waiter, () => contextFor(anActor(name)));
  expect(waiter.mayProbe).toBe(may);
});
