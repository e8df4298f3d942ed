import { roundCard } from '../../../src/bot/cards/follow-up/round-card';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import { wordsOf } from '../../support/bot/card-schema';
import { fakeProduct, type Lists } from '../../support/bot/fake-context';
import { aReport, aRound, people } from '../../support/bot/granforsa';

const sentBack = aReport({ state: 'sent-back', key: 'helar-2026:FK-1', goalId: '12' });

test.each([
  ['sv', 'Återsänd', 'Återsänd, försenad', 'Ska rapporteras, försenad'],
  ['en', 'Sent back', 'Sent back, late', 'To be reported, late'],
  ['fi', 'Palautettu', 'Palautettu, myöhässä', 'Raportoitava, myöhässä'],
] as const)('in %s, a report that was sent back stays so after the due date', (...one) => {
  const [language, inTime, late, missing] = one;
  const frame = {
    ...{ language, text: cardTexts[language], timeZone: 'Europe/Stockholm' },
    ...{ teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001', tabDomain: 'jamna.example' },
  };
  const wordsWith = (dueOn: string, reports: NonNullable<Lists['reports']>) => {
    const product = fakeProduct({ rounds: [aRound({ dueOn })], reports });
    const ctx = product.contextFor({ objectId: people.busy, name: '', kind: 'member' });
    const view = roundViewOf(ctx, '21');
    return view && wordsOf(roundCard(view, frame));
  };
  expect(wordsWith('2027-01-31', [sentBack])).toContain(inTime);
  expect(wordsWith('2027-01-31', [sentBack])).not.toContain(late);
  expect(wordsWith('2026-11-01', [sentBack])).toContain(late);
  expect(wordsWith('2026-11-01', [])).toContain(missing);
});
