import { screen } from '@testing-library/react';
import type { CollectionRow } from '../../../../src/core/api/follow-up/follow-up-view';
import { FollowUpPage } from '../../../../src/tab/features/follow-up/follow-up-page';
import { aFollowUpView, aReport, aRow, noRowRights } from '../../../support/tab/builders';
import { Refused, fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

async function openRow(over: Partial<CollectionRow>, locale: string) {
  const row = aRow({ standing: 'reported', report: aReport(), ...over });
  const server = fakeServer({ 'follow-up': aFollowUpView({ rows: [row] }) });
  const opened = await openPage(<FollowUpPage />, { server, locale });
  await opened.user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
  return { ...opened, server };
}
const onlySendBack = { ...noRowRights, 'report.send-back': true };

describe.each([
  [
    'sv-SE',
    'Du har själv rapporterat. En annan processledare godtar rapporten.',
    /Godtagen av samma person, Karin Lindgren/,
    /Det finns fler fel än dessa/,
  ],
  [
    'en-GB',
    'You reported this yourself. Another process leader accepts the report.',
    /Accepted by the same person, Karin Lindgren/,
    /There are more faults than these/,
  ],
  [
    'fi-FI',
    'Olet itse raportoinut. Toinen prosessinjohtaja hyväksyy raportin.',
    /Hyväksynyt sama henkilö, Karin Lindgren/,
    /Virheitä on enemmän kuin nämä/,
  ],
])('in %s', (locale, whyNot, samePerson, moreFaults) => {
  it('says why one cannot accept the own report', async () => {
    const { words } = await openRow({ waitsForOtherLeader: true, can: onlySendBack }, locale);
    expect(screen.getByText(whyNot)).toBeInTheDocument();
    const accept = screen.queryByRole('button', { name: words.t.followUp.accept });
    expect(accept).not.toBeInTheDocument();
  });

  it('says nothing of the kind about the report of somebody else', async () => {
    await openRow({ can: { ...onlySendBack, 'report.accept': true } }, locale);
    expect(screen.queryByText(whyNot)).not.toBeInTheDocument();
    expect(screen.queryByText(samePerson)).not.toBeInTheDocument();
  });

  it('says that the reporter accepted it', async () => {
    const accepted = { state: 'accepted', acceptedByName: 'Karin Lindgren' } as const;
    const report = aReport({ ...accepted, acceptedBySamePerson: true });
    await openRow({ standing: 'accepted', report }, locale);
    expect(screen.getByText(samePerson)).toBeInTheDocument();
  });

  it.each([true, undefined])('says whether there are more faults: %s', async (hasMoreFaults) => {
    const can = { ...onlySendBack, 'report.accept': true };
    const { server, user, words } = await openRow({ can }, locale);
    server.acts['report.accept'] = () => {
      const faults = [{ field: 'state', reason: 'cannot-be-accepted' }] as const;
      throw new Refused({ code: 'invalid', faults, ...(hasMoreFaults && { hasMoreFaults }) });
    };
    await user.click(screen.getByRole('button', { name: words.t.followUp.accept }));
    const sentence = words.errors.reasons['cannot-be-accepted']({});
    const notice = await screen.findByText((text) => text.startsWith(sentence));
    expect(moreFaults.test(notice.textContent)).toBe(hasMoreFaults === true);
  });
});
