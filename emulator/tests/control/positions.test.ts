import type { EmulatorOptions } from '../../start/start-emulator.mjs';
import { startEmulator, type Emulator } from '../support/emulator';

type Positions = Readonly<
  Record<string, { readonly positions?: readonly unknown[]; readonly default?: number }>
>;

const started: Emulator[] = [];
const startWith = async (switches: NonNullable<EmulatorOptions['switches']>) => {
  const emulator = await startEmulator({ switches });
  started.push(emulator);
  return emulator;
};
afterAll(() => Promise.all(started.map((emulator) => emulator.stop())));

const switchesOf = (emulator: Emulator) => emulator.control('GET', '/switches');

test('EMULATOR_SWITCHES=other starts every switch away from its default, and a reset returns it there', async () => {
  const emulator = await startWith('other');
  const positions = (await emulator.control('GET', '/switches/positions')) as unknown as Positions;
  const before = await switchesOf(emulator);
  expect(Object.keys(before)).toEqual(Object.keys(positions));
  for (const [name, at] of Object.entries(positions)) {
    expect([name, before[name]]).not.toEqual([name, at.positions?.[0] ?? at.default]);
    if (at.positions !== undefined) expect(at.positions).toContain(before[name]);
  }
  await emulator.control('PUT', '/switches', { lastPage: 'full', deltaLagMs: 0 });
  expect(await emulator.control('DELETE', '/switches')).toEqual(before);
  await emulator.control('PUT', '/switches', { lastPage: 'full' });
  await emulator.control('POST', '/reset');
  expect(await switchesOf(emulator)).toEqual(before);
});

test('EMULATOR_SWITCHES sets some switches at the start, and the others keep their default', async () => {
  const emulator = await startWith({ lastPage: 'empty' });
  expect(await switchesOf(emulator)).toMatchObject({ lastPage: 'empty', postDates: 'right' });
});

test('an unknown switch or position is refused at the start', async () => {
  await expect(startWith({ lastPage: 'half' })).rejects.toThrow('lastPage');
  await expect(startWith({ noSwitch: 1 })).rejects.toThrow('noSwitch');
});
