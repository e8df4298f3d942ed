import { frozenRoundsHold } from '../../support/rounds/frozen-rounds-hold';

describe('whatever is changed in goals, bodies and settings after a round was closed', () => {
  test.each([1, 2, 3])('its page, workbook and sums stay the same (seed %i)', async (seed) => {
    await frozenRoundsHold({ seed, edits: 20 });
  });
});
