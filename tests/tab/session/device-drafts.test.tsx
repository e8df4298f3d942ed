import { act, screen, waitFor } from '@testing-library/react';
import { MinePage } from '../../../src/tab/features/mine/mine-page';
import { removeOldDrafts } from '../../../src/tab/session/device-drafts';
import { aMineView, aReport, anItem } from '../../support/tab/builders';
import { fill, saving, serverWith } from '../../support/tab/report-form';
import { openPage } from '../../support/tab/render-page';

const dayMs = 86_400_000;
const own = 'jamna:draft:person-1:7:101';
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();

/** Returns the key of the only draft on the device, which the form in this window keeps. */
function keyOfThisWindow(): string {
  expect(localStorage).toHaveLength(1);
  const key = localStorage.key(0) ?? '';
  expect(key.startsWith(`${own}@`)).toBe(true);
  return key;
}

/** Keeps the draft of the form's goal as the form itself does, with another time of its last change. */
async function keptSince(keptAt: string): Promise<void> {
  const { rendered, user } = await openPage(<MinePage />, { server: serverWith() });
  await user.click(screen.getByRole('button', { name: 'Rapportera' }));
  fill('Kvinnor', '60');
  const key = keyOfThisWindow();
  const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
  rendered.unmount();
  localStorage.setItem(key, JSON.stringify({ ...kept, keptAt }));
}

beforeEach(() => localStorage.clear());

test('a page removes the drafts of others and those that are older than fourteen days, and nothing else', async () => {
  const draft = (days: number) => JSON.stringify({ keptAt: daysAgo(days) });
  localStorage.setItem('jamna:draft:person-1:7:1', draft(13));
  localStorage.setItem('jamna:draft:person-1:7:2', draft(15));
  localStorage.setItem('jamna:draft:person-1:7:3', 'not JSON');
  localStorage.setItem('jamna:draft:person-1:7:4', JSON.stringify({ keptAt: 'once' }));
  localStorage.setItem('jamna:draft:person-2:7:1', draft(0));
  localStorage.setItem('jamna:draft:person-12:7:1', draft(0));
  localStorage.setItem('of another program', draft(400));
  await openPage(<MinePage />, { server: serverWith() });
  const left = () => Object.keys(localStorage).toSorted();
  await waitFor(() => expect(left()).toHaveLength(2));
  expect(left()).toEqual(['jamna:draft:person-1:7:1', 'of another program']);
});

test.each([
  [13, '60'],
  [15, ''],
])('a form of %d days ago is opened with %j', async (days, value) => {
  await keptSince(daysAgo(days));
  const { user } = await openPage(<MinePage />, { server: serverWith() });
  await user.click(screen.getByRole('button', { name: 'Rapportera' }));
  expect(screen.getByLabelText('Kvinnor')).toHaveValue(value);
});

test('a host that forbids storage is left alone', () => {
  const key = jest.spyOn(Storage.prototype, 'key').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  localStorage.setItem(own, '{}');
  expect(() => removeOldDrafts('person-1', new Date())).not.toThrow();
  key.mockRestore();
});

describe('two windows with one form', () => {
  const other = `${own}@another-window`;

  /** Types in the form, then moves its draft to another window, as if that one had kept it. */
  async function typedInAnotherWindow(women: string): Promise<void> {
    const { rendered, user } = await openPage(<MinePage />, { server: serverWith() });
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    fill('Kvinnor', women);
    const key = keyOfThisWindow();
    localStorage.setItem(other, localStorage.getItem(key) ?? '');
    localStorage.removeItem(key);
    rendered.unmount();
  }

  async function report(server = serverWith()) {
    const inputs = saving(server);
    const { user } = await openPage(<MinePage />, { server });
    expect(screen.getByLabelText('Kvinnor')).toHaveValue('60');
    return {
      inputs,
      save: async (): Promise<void> => {
        fill('Män', '70');
        await user.click(screen.getByRole('button', { name: 'Rapportera' }));
        await screen.findByText(/^Sparat kl\./);
      },
    };
  }

  test('go on with what the other one kept, and remove it when it is saved', async () => {
    await typedInAnotherWindow('60');
    const { inputs, save } = await report();
    await save();
    expect(inputs[0]?.figures).toEqual({ women: 60, men: 70 });
    expect(localStorage).toHaveLength(0);
  });

  test('keep what the other one has written since', async () => {
    await typedInAnotherWindow('60');
    const { save } = await report();
    const written = (localStorage.getItem(other) ?? '').replace('"women":"60"', '"women":"61"');
    localStorage.setItem(other, written);
    await save();
    expect(Object.entries(localStorage)).toEqual([[other, written]]);
  });

  test('have a draft each, and the own one counts', async () => {
    await typedInAnotherWindow('50');
    const newer = (localStorage.getItem(other) ?? '').replace('"women":"50"', '"women":"51"');
    const { rendered, user } = await openPage(<MinePage />, { server: serverWith() });
    fill('Kvinnor', '52');
    localStorage.setItem(other, newer.replace(/"keptAt":"\d{4}/, '"keptAt":"2999'));
    rendered.unmount();
    await openPage(<MinePage />, { server: serverWith() });
    expect(screen.getByLabelText('Kvinnor')).toHaveValue('52');
    expect(localStorage).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Ta bort det jag har skrivit' }));
    expect(Object.keys(localStorage)).toEqual([other]);
  });

  test('say that the person has saved in another window, and keep both values to choose from', async () => {
    const server = serverWith({ items: [anItem({ report: aReport() })] });
    const { user, readAgain } = await openPage(<MinePage />, { server });
    await user.click(screen.getByRole('button', { name: 'Ändra' }));
    fill('Kvinnor', '58');
    const newer = aReport({ eTag: '"2"', figures: { women: 59, men: 72.5 } });
    server.views['mine'] = aMineView({ items: [anItem({ report: newer })] });
    await act(readAgain);
    const title = 'Du har sparat något annat i ett annat fönster';
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Här: 58' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Där: 59' })).toBeInTheDocument();
  });
});
