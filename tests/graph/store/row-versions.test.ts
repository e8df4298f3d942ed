import { aBody, aGoal, trace } from '../../support/graph/builders';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());

test('the versions of a row say who saved what: by the trace when the product did, else by SharePoint', async () => {
  const lists = site.lists();
  await lists.load();
  const { bodies, goals } = lists.tables;
  const body = await bodies.create(aBody({ key: 'VER' }), trace);
  const made = await goals.create(aGoal(body.stored.value.id, { key: 'VER-1' }), trace);
  const { id } = made.stored.value;
  const change = { ...made.stored.value, target: 85 };
  const saved = await goals.save(
    { ...made.stored, value: change },
    { by: 'Anna Berg', handling: 'Ändrade målet' },
  );
  const first = await goals.versions(id);
  expect(first.isComplete).toBe(true);
  expect(
    first.versions.map(({ byName, handling, value }) => [byName, handling, value?.target]),
  ).toEqual([
    ['Anna Berg', 'Ändrade målet', 85],
    [trace.by, trace.handling, made.stored.value.target],
  ]);
  expect(first.versions[0]?.at).toMatch(/^\d{4}-/);
  // As long as the row stays as it is, nothing more is read.
  expect(await site.resourceUnits(() => goals.versions(id))).toBe(0);

  const path = `${site.list('Mål')}/items/${id}/fields`;
  const person = site.asPerson('karin.lindgren@granforsa.example');
  await person.call('PATCH', path, { Target: 90 });
  await person.call('PATCH', path, { WorkState: '' });
  await lists.load();
  expect(saved.value.target).toBe(85);
  const later = await goals.versions(id);
  expect(later.versions).toHaveLength(4);
  const [emptied, edited] = later.versions;
  expect(emptied).not.toHaveProperty('value');
  expect(edited).toMatchObject({ byName: 'Karin Lindgren', value: { target: 90 } });
  expect(edited).not.toHaveProperty('handling');
});
