import { startExaminedPage, type ExaminedPage } from '../support/flows/examined-page';
import { places } from '../support/flows/places';

jest.setTimeout(180_000);

const sizes = [
  ['computer', { width: 1280, height: 900 }],
  ['phone', { width: 360, height: 740 }],
] as const;

let examined: ExaminedPage;

beforeAll(async () => {
  examined = await startExaminedPage();
}, 120_000);
afterAll(() => examined.stop());

describe.each(places)('$name', (place) => {
  test.each(sizes)(
    'has no violation on a %s, in light, dark and high contrast',
    async (_name, size) => {
      await examined.open(place, size);
      expect(await examined.violations()).toEqual([]);
      for (const theme of ['dark', 'contrast'] as const) {
        await examined.choose(theme, place.view);
        expect([theme, await examined.violations()]).toEqual([theme, []]);
      }
    },
  );
});
