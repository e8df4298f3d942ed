import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type {
  SettingEffectView,
  SettingInForce,
  SettingsView,
} from '../../../../src/core/api/settings/settings-view';
import { SettingsPage } from '../../../../src/tab/features/settings/settings-page';
import { aBase, aMe } from '../../../support/tab/builders';
import { fakeServer, Refused } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const seen = { id: '7', eTag: '1' };
const share: SettingInForce = { setting: 'partlyMetFrom', value: '0,75', standard: '0,75', seen };
const unnamed: SettingInForce = { setting: 'municipalityName', value: '', standard: '' };

function aView(over: Partial<SettingsView> = {}): SettingsView {
  return {
    ...aBase({ me: aMe({ isProcessLeader: true }) }),
    settings: [unnamed, share],
    channels: [{ boardName: 'Socialnämnden', state: 'not-met' }],
    lists: [{ list: 'Mål', isThere: true, problems: [{ kind: 'missing', column: 'Källa' }] }],
    setupCommand: 'npm run setup',
    faultyRows: [],
    unresolvedPeople: [{ bodyName: 'Miljöenheten', mail: 'a@granforsa.example' }],
    ...over,
  };
}

async function open(view = aView(), locale = 'sv-SE') {
  const effect: SettingEffectView = {
    ...aBase(),
    ...{ setting: 'partlyMetFrom', faults: [], roundTitle: 'Helår 2026' },
    effect: {
      kind: 'attainment',
      before: { met: 1, 'partly-met': 5, 'not-met': 2 },
      after: { met: 1, 'partly-met': 3, 'not-met': 4 },
    },
  };
  const server = fakeServer({ settings: view, 'setting-effect': effect });
  let backs = 0;
  const opened = await openPage(<SettingsPage onBack={() => (backs += 1)} />, { server, locale });
  return { server, ...opened, backs: () => backs };
}

const change = () => screen.getByRole('button', { name: 'Ändra Delvis uppfyllt från' });
const field = () => screen.getByRole('textbox', { name: /Värde/ });

it('asks for the name of the municipality first, and names each finding with its way out', async () => {
  const { rendered, user, backs } = await open();
  expect(screen.getByText(/Skriv kommunens namn/)).toBeVisible();
  const check = within(screen.getByRole('region', { name: 'Kontroll av uppsättningen' }));
  for (const words of [
    'Kolumnen Källa saknas i listan Mål.',
    /npm run setup/,
    'a@granforsa.example (Miljöenheten)',
    /Lägg till appen Jämna i teamet/,
  ])
    expect(check.getByText(words)).toBeVisible();
  expect(await axe(rendered.container)).toHaveNoViolations();
  await user.click(screen.getByRole('button', { name: 'Tillbaka' }));
  expect(backs()).toBe(1);
});

it('says what a value would change, saves it with what was seen, and goes back to the button', async () => {
  const { server, user } = await open();
  server.acts['setting.write'] = () => ({ ...share, value: '0,8' });
  await user.click(change());
  await user.clear(field());
  await user.type(field(), '0,8');
  expect(
    await screen.findByText(
      /I Helår 2026 vore 1 mål uppfyllda, 3 delvis uppfyllda och 4 ej uppfyllda/,
    ),
  ).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Beslut eller källa/ }), 'KF § 3');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() => expect(change()).toHaveFocus());
  const sent = server.seen.find(({ method }) => method === 'POST');
  const input = { setting: 'partlyMetFrom', value: '0,8', source: 'KF § 3', seen };
  expect(sent?.body).toEqual(input);
});

it('keeps what was typed when somebody else has saved first', async () => {
  const { server, user } = await open();
  server.acts['setting.write'] = () => {
    throw new Refused({ code: 'conflict' });
  };
  await user.click(change());
  await user.clear(field());
  await user.type(field(), '0,8');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  expect(await screen.findByText(/Någon annan har ändrat inställningen/)).toBeVisible();
  expect(field()).toHaveValue('0,8');
});

it.each([
  ['en-GB', 'Check of the set-up', 'Partly met from'],
  ['fi-FI', 'Käyttöönoton tarkistus', 'Osittain saavutettu alkaen'],
])('is in the person’s language: %s', async (locale, check, name) => {
  await open(aView(), locale);
  expect(screen.getByRole('heading', { name: check })).toBeVisible();
  expect(screen.getByRole('heading', { name })).toBeVisible();
});
