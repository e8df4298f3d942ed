import type { MessageIn } from '../../../src/core/domain/messages/ledger';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import { renderMessage } from '../../../src/bot/notices/render';
import { fakeProduct } from '../../support/bot/fake-context';
import { aReport, people } from '../../support/bot/granforsa';
import { wordsOf } from '../../support/bot/card-schema';

const frame = {
  language: 'sv',
  text: cardTexts.sv,
  timeZone: 'Europe/Stockholm',
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
} as const;

/** A report of FK-1, the number of people in the staff, which the person `busy` reports. */
const report = aReport({
  ...{ key: 'helar-2026:FK-1', goalId: '12' },
  figures: { women: 30, men: 3, total: 40 },
  faults: [{ field: 'total', reason: 'not-the-sum', values: { total: 40, sum: 33 } }],
  comment: 'Kvar är tre',
});

type Told = 'edit-refused' | 'figure-changed';

function wordsTo<K extends Told>(objectId: string, kind: K, details: MessageIn<K>['details']) {
  const recipient = { kind: 'person', objectId } as const;
  const message: MessageIn<K> = { key: kind, kind, roundId: '21', recipient, details };
  const actor = { objectId, name: '', kind: 'member' } as const;
  const ctx = fakeProduct({ reports: [report] }).contextFor(actor);
  return wordsOf(renderMessage({ message, ctx, frame }));
}

test.each([
  ['edit-refused', { list: 'reports', itemId: '31', reasons: ['not-the-sum'] }],
  ['figure-changed', { reportKey: 'helar-2026:FK-1' }],
] as const)('the message %s tells figures only to who may see them exactly', (kind, details) => {
  const numbers = /\b3\b|\b33\b|\b40\b|tre\b|undefined/;
  expect(wordsTo(people.manager, kind, details)).not.toMatch(numbers);
  expect(wordsTo(people.other, kind, details)).not.toMatch(numbers);
  expect(wordsTo(people.busy, kind, details)).toMatch(/\b40\b/);
  expect(wordsTo(people.leader, kind, details)).toMatch(/\b40\b/);
});
