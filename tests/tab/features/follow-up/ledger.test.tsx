import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { DeliveryView } from '../../../../src/core/api/follow-up/follow-up-view';
import { deliveryReasons as en } from '../../../../src/core/text/tab/follow-up/delivery-reasons-en';
import { deliveryReasons as fi } from '../../../../src/core/text/tab/follow-up/delivery-reasons-fi';
import { deliveryReasons as sv } from '../../../../src/core/text/tab/follow-up/delivery-reasons-sv';
import { FollowUpPage } from '../../../../src/tab/features/follow-up/follow-up-page';
import { aFollowUpView } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

function openWith(deliveries: readonly Pick<DeliveryView, 'state' | 'reason'>[]) {
  const rows = deliveries.map((one, index): DeliveryView => ({
    id: String(index + 1),
    kind: 'reminder-person',
    to: 'Anna Berg',
    stateAt: '2026-11-21T09:00:00Z',
    ...one,
  }));
  return openPage(<FollowUpPage />, {
    server: fakeServer({ 'follow-up': aFollowUpView({ deliveries: rows }) }),
  });
}

const at = '21 november 2026 10:00';

describe('the ledger on the page', () => {
  it.each([
    [{ state: 'sent' }, `Skickat, ${at}`],
    [
      { state: 'refused', reason: 'replaced' },
      `Skickades inte, ${at}: ett senare meddelande säger detsamma`,
    ],
    [{ state: 'refused', reason: 'not-needed' }, `Skickades inte, ${at}: behövdes inte längre`],
    [
      { state: 'refused', reason: 'MessageWritesBlocked' },
      `Gick inte fram, ${at}: mottagaren har blockerat Jämna i Teams`,
    ],
    [
      { state: 'unknown', reason: 'no-answer' },
      `Osäkert om det kom fram, ${at}: Teams svarade inte`,
    ],
    [
      { state: 'unknown', reason: 'http-502' },
      `Osäkert om det kom fram, ${at}: annat skäl, kod http-502`,
    ],
    // The name of a property that every object has is no known reason.
    [{ state: 'refused', reason: 'toString' }, `Gick inte fram, ${at}: annat skäl, kod toString`],
  ] as const)('writes %j in words', async (delivery, text) => {
    const { rendered } = await openWith([delivery]);
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('counts what was left out on purpose neither as sent nor as uncertain', async () => {
    const { user } = await openWith([
      { state: 'refused', reason: 'replaced' },
      { state: 'refused', reason: 'not-needed' },
      { state: 'refused', reason: 'bot-removed' },
      { state: 'unknown', reason: 'send-failed' },
      { state: 'sent' },
    ]);
    await user.click(screen.getByRole('checkbox', { name: 'Bara det som inte säkert kom fram' }));
    expect(screen.queryByText(/Skickades inte|Skickat,/)).not.toBeInTheDocument();
    expect(screen.getByText(/Jämna är borttaget ur chatten/)).toBeInTheDocument();
    expect(screen.getByText(/Jämna stoppades av ett fel/)).toBeInTheDocument();
  });

  it('offers no filter when all that is missing was left out on purpose', async () => {
    await openWith([{ state: 'refused', reason: 'replaced' }]);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });
});

it.each(Object.keys(sv))('%s is no code in any language', (reason) => {
  for (const words of [sv, en, fi]) {
    const [text] = Object.entries(words).flatMap(([name, of]) => (name === reason ? [of] : []));
    expect(text).toMatch(/ /);
    expect(text).not.toContain(reason);
  }
});
