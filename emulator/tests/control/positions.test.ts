import { startStandIn, type StandIn } from '../support/emulator';

type Positions = Readonly<
  Record<string, { readonly positions?: readonly unknown[]; readonly default?: number }>
>;

const begun: StandIn[] = [];
const startWith = async (switches: string) => {
  const standIn = await startStandIn({ EMULATOR_SWITCHES: switches });
  begun.push(standIn);
  return standIn;
};
afterAll(() => Promise.all(begun.map((standIn) => standIn.stop())));

const switchesOf = (standIn: StandIn) => standIn.control('GET', '/switches');

test('the switches can all stand elsewhere from the start, and go back there', async () => {
  const standIn = await startWith('other');
  const positions = (await standIn.control('GET', '/switches/positions')) as unknown as Positions;
  const before = await switchesOf(standIn);
  expect(Object.keys(before)).toEqual(Object.keys(positions));
  for (const [name, at] of Object.entries(positions)) {
    expect([name, before[name]]).not.toEqual([name, at.positions?.[0] ?? at.default]);
    if (at.positions !== undefined) expect(at.positions).toContain(before[name]);
  }
  await standIn.control('PUT', '/switches', { lastPage: 'full', deltaLagMs: 0 });
  expect(await standIn.control('DELETE', '/switches')).toEqual(before);
  await standIn.control('PUT', '/switches', { lastPage: 'full' });
  await standIn.control('POST', '/reset');
  expect(await switchesOf(standIn)).toEqual(before);
});

test('some switches can be named at the start; the others keep their default', async () => {
  const standIn = await startWith('{"lastPage":"empty"}');
  expect(await switchesOf(standIn)).toMatchObject({ lastPage: 'empty', postDates: 'right' });
});

test('an unknown switch or position is refused at the start', async () => {
  await expect(startWith('{"lastPage":"half"}')).rejects.toThrow('lastPage');
  await expect(startWith('{"noSwitch":1}')).rejects.toThrow('noSwitch');
});
