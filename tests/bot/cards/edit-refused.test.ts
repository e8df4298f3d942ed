import { renderMessage } from '../../../src/bot/notices/render';
import type { MessageIn } from '../../../src/core/domain/messages/ledger';
import type { Setting } from '../../../src/core/domain/settings/setting';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import { fakeProduct } from '../../support/bot/fake-context';
import { people } from '../../support/bot/granforsa';
import { wordsOf } from '../../support/bot/card-schema';

const frame = {
  language: 'sv',
  text: cardTexts.sv,
  timeZone: 'Europe/Stockholm',
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
} as const;
const settings: readonly Setting[] = [
  { id: '1', key: 'sendFromHour', value: '17' },
  { id: '2', key: 'sendToHour', value: '8' },
  { id: '3', key: 'partlymetfrom', value: '75' },
];

function wordsTo(details: MessageIn<'edit-refused'>['details']): string {
  const recipient = { kind: 'person', objectId: people.leader } as const;
  const message = { key: 'x', kind: 'edit-refused', recipient, details } as const;
  const ctx = fakeProduct({ settings }).contextFor({
    objectId: people.leader,
    name: '',
    kind: 'member',
  });
  const unreadable = {
    ...{ list: 'Mål', id: '99', title: 'Fler flickor i teknik' },
    ...{ column: 'Organ', reason: 'missing' as const },
  };
  const goals = { ...ctx.tables.goals, broken: () => [unreadable] };
  const tables = { ...ctx.tables, goals };
  return wordsOf(renderMessage({ message, ctx: { ...ctx, tables }, frame }));
}

test.each<[MessageIn<'edit-refused'>['details'], readonly string[]]>([
  [
    { list: 'goals', itemId: '99', reasons: ['missing'], column: 'Organ' },
    ['Raden ”Fler flickor i teknik” i listan Mål', 'Organ: Skriv ett värde.'],
  ],
  [
    { list: 'settings', itemId: '1', reasons: ['setting-hours'] },
    ['Raden ”Skicka från klockan” i listan Inställningar', 'Från klockan 17 till klockan 8'],
  ],
  [
    { list: 'settings', itemId: '3', reasons: ['setting-unreadable'] },
    ['Delvis uppfyllt från andel', 'Skriv ett tal från 0 till 1'],
  ],
  // The row has been corrected or deleted since, so that only what the message keeps is known.
  [{ list: 'settings', itemId: '4', reasons: ['setting-unreadable'] }, ['det förvalda gäller']],
])('%p is told with list, row and way out', (details, parts) => {
  const words = wordsTo(details);
  for (const part of parts) expect(words).toContain(part);
  expect(words).not.toContain('undefined');
});
