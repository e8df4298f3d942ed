import { screen, waitFor, within } from '@testing-library/react';
import type { CollectionRow } from '../../../src/core/api/follow-up/follow-up-view';
import type { PeopleFound } from '../../../src/core/domain/organisation/people-search';
import { FollowUpPage } from '../../../src/tab/features/follow-up/follow-up-page';
import { MinePage } from '../../../src/tab/features/mine/mine-page';
import {
  aFollowUpView,
  aMineView,
  aPreview,
  aRow,
  aRound,
  noRowRights,
} from '../../support/tab/builders';
import { Refused, fakeServer } from '../../support/tab/fake-server';
import { openPage } from '../../support/tab/render-page';

const anna = {
  objectId: 'a',
  name: 'Anna Ek',
  mail: 'anna.ek@granforsa.example',
  title: 'Rektor',
};
const nobody: PeopleFound = { people: [], hasMore: false, isForbidden: false };
const may: CollectionRow['can'] = { ...noRowRights, 'goal.set-reporter': true };

async function openRow(row: Partial<CollectionRow>, people: Partial<PeopleFound> = {}) {
  const server = fakeServer({
    'follow-up': aFollowUpView({ rows: [aRow({ can: may, ...row })] }),
    people: { ...nobody, people: [anna], ...people },
  });
  const opened = await openPage(<FollowUpPage />, { server });
  await opened.user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
  return { ...opened, server };
}

const field = () => screen.findByRole('combobox', { name: /Sök på namn eller e-postadress/ });

test('“Inte jag” and its reason stand in the row, and another reporter is chosen by name with the keyboard', async () => {
  const { user, server } = await openRow({
    declined: { byName: 'Anna Berg', reason: 'Fråga Anna Ek.' },
    namedReporter: 'anna.berg@granforsa.example',
  });
  expect(
    screen.getByText('Anna Berg säger att hen inte ansvarar för målet: Fråga Anna Ek.'),
  ).toBeInTheDocument();
  server.acts['goal.set-reporter'] = () => ({ changed: true });
  await user.click(screen.getByRole('button', { name: 'Byt rapportör' }));
  await user.type(await field(), 'ek');
  const option = await screen.findByRole('option', { name: /Anna Ek.*Rektor · anna.ek@/ });
  expect(option).toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await field()).toHaveValue('Anna Ek');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() => expect(screen.getByText(/Den som berörs får veta det/)).toBeInTheDocument());
  expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({
    goalKey: aRow().goal.key,
    reporter: { seen: 'anna.berg@granforsa.example', next: anna.mail },
  });
  expect(server.seen.filter(({ path }) => path.startsWith('/api/people'))).toHaveLength(1);
});

test('a goal that asks nobody has Utse rapportör, for whoever may name one', async () => {
  const { server, readAgain } = await openRow({ asksNobody: true });
  expect(screen.getByText('Utse rapportör')).toBeInTheDocument();
  server.views['follow-up'] = aFollowUpView({ rows: [aRow({ asksNobody: true })] });
  await readAgain();
  await waitFor(() => expect(screen.queryByText('Utse rapportör')).not.toBeInTheDocument());
});

test('the field says what to do: nobody is found, a search is forbidden, there are more, characters are hidden', async () => {
  const { user, server } = await openRow({}, { people: [] });
  await user.click(screen.getByRole('button', { name: 'Byt rapportör' }));
  const input = await field();
  const says = async (people: Partial<PeopleFound>, text: string, hint: string | RegExp) => {
    server.views['people'] = { ...nobody, ...people };
    await user.clear(input);
    await user.paste(text);
    expect(await screen.findByText(hint)).toBeInTheDocument();
  };
  await says({}, 'xyz', /Ingen i kommunens katalog passar på ”xyz”/);
  await says({ isForbidden: true }, 'uvw', /får inte söka i kommunens katalog. Skriv hela/);
  await says({ people: [anna], hasMore: true }, 'an', /Fler passar/);
  const read = 'Adressen läses som anna@granforsa.example. Tecken som inte syns togs bort: U+200B.';
  await says({}, '<anna\u200B@granforsa.example>', read);
});

test('a written address is saved as it is read, and a refusal stands at the field', async () => {
  const { user, server } = await openRow({}, { people: [] });
  server.acts['goal.set-reporter'] = () => {
    const faults = [{ field: 'reporter', reason: 'person-unknown', values: { mail: 'x@y.se' } }];
    throw new Refused({ code: 'invalid', faults: faults as never });
  };
  await user.click(screen.getByRole('button', { name: 'Byt rapportör' }));
  await user.click(await field());
  expect(screen.getByRole('button', { name: 'Spara' })).toBeDisabled();
  await user.paste('X Y <x@y.se>');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  expect(await screen.findByText(/Ingen i kommunens katalog har adressen x@y.se/)).toBeVisible();
  expect(server.seen.find(({ method }) => method === 'POST')?.body).toMatchObject({
    reporter: { seen: null, next: 'x@y.se' },
  });
  expect(await field()).toHaveAccessibleDescription(/har adressen x@y.se/);
});

test('an unknown address in Mitt is put right in place, in each row that has it', async () => {
  const mail = 'fel@granforsa.example';
  const leaders = ['karin@granforsa.example', mail];
  const duty = {
    kind: 'person-unknown' as const,
    mail,
    leaders,
    mentionCount: 2,
    mentions: [
      {
        list: 'bodies' as const,
        key: 'KF',
        name: 'Kommunfullmäktige',
        role: 'processLeader' as const,
      },
      {
        list: 'bodies' as const,
        key: 'BUF',
        name: 'Barn och utbildning',
        role: 'manager' as const,
      },
    ],
  };
  const server = fakeServer({
    mine: aMineView({ items: [], duties: [duty], dutyCount: 1 }),
    people: { ...nobody, people: [anna] },
  });
  server.acts['body.set-people'] = () => ({ changed: true });
  const { user } = await openPage(<MinePage />, { server });
  for (const name of ['Byt chef', 'Byt processledare']) {
    await user.click(screen.getByText(name));
    await user.type(await field(), 'anna');
    await user.click(await screen.findByText('Anna Ek'));
    await user.click(screen.getByText('Spara'));
    await waitFor(() => expect(screen.queryByRole('combobox')).not.toBeInTheDocument());
  }
  expect(server.seen.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { bodyKey: 'BUF', manager: { seen: mail, next: anna.mail } },
    { bodyKey: 'KF', leaders: { seen: leaders, next: [leaders[0], anna.mail] } },
  ]);
});

test('the preview of a round has the way out for who cannot be found, and says what the others see', async () => {
  const server = fakeServer({
    'follow-up': aFollowUpView({ round: aRound({ state: 'planned' }) }),
    'round-preview': aPreview({
      unreachable: [
        {
          bodyName: 'Simhallen',
          reason: 'no-manager',
          goalTitles: ['Lika många'],
          place: { role: 'manager', key: 'KFF-SIM' },
        },
      ],
    }),
  });
  await openPage(<FollowUpPage />, { server });
  const text = await screen.findByText(/ser inte sina mål under Mitt heller/);
  expect(screen.queryByText(/De ser sina mål under Mitt/)).not.toBeInTheDocument();
  const list = text.parentElement ?? document.body;
  expect(within(list).getByRole('button', { name: 'Utse chef' })).toBeInTheDocument();
});
