import { roundCard } from '../../../src/bot/cards/follow-up/round-card';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import { asAskedToday } from '../../../src/core/domain/follow-up/as-asked';
import { aWorld } from '../../support/core/builders';
import { wordsOf } from '../../support/bot/card-schema';
import { fakeProduct } from '../../support/bot/fake-context';
import { aReport, aRound, bodies, goals, people } from '../../support/bot/granforsa';

const frame = {
  language: 'sv',
  ...{ text: cardTexts.sv, timeZone: 'Europe/Stockholm' },
  ...{ teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001', tabDomain: 'jamna.example' },
} as const;
const nina = { mail: 'nina@granforsa.example', objectId: 'oid-nina', name: 'Nina Ny' };

/** The card of the manager who was asked for goal 12 when the round opened, after that goal and the other one got a reporter. */
function wordsAfter(ownRow: boolean): string {
  const asked = goals.find(({ id }) => id === '12');
  const row = asked && {
    ...aReport({ state: 'sent-back', key: `helar-2026:${asked.key}`, goalId: '12' }),
    asAsked: asAskedToday(aWorld({ bodies, goals }), asked),
  };
  const product = fakeProduct({
    rounds: [aRound()],
    goals: goals.map((goal) => ({ ...goal, reporter: nina })),
    reports: ownRow && row !== undefined ? [row] : [],
  });
  const ctx = product.contextFor({ objectId: people.busy, name: '', kind: 'member' });
  const view = roundViewOf(ctx, '21');
  return view === undefined ? '' : wordsOf(roundCard(view, frame));
}

test('the card of a former reporter says who reports now, and that nothing is left to do', () => {
  const words = wordsAfter(true);
  expect(words).toContain('Du har inget kvar att rapportera i den här omgången.');
  expect(words).toContain('Nina Ny rapporterar nu målet ”');
});

test('who was not asked first is told of no goal', () => {
  const words = wordsAfter(false);
  expect(words).toContain('Du har inget kvar att rapportera i den här omgången.');
  expect(words).not.toContain('rapporterar nu');
});
