import { frozenRoundsHold } from '../support/rounds/frozen-rounds-hold';

/** How many municipalities are drawn, each changed so many times. */
const municipalities = 40;
const edits = 30;

describe('whatever is changed in goals, bodies and settings after a round was closed', () => {
  test.each(Array.from({ length: municipalities }, (_, at) => 1_000 + at))(
    'its page, workbook and sums stay the same (seed %i)',
    async (seed) => {
      await frozenRoundsHold({ seed, edits });
    },
  );
});
