import { screen, waitFor } from '@testing-library/react';
import { MinePage } from '../../../src/tab/features/mine/mine-page';
import { removeOldDrafts } from '../../../src/tab/session/device-drafts';
import { fill, serverWith } from '../../support/tab/report-form';
import { openPage } from '../../support/tab/render-page';

const dayMs = 86_400_000;
const own = 'jamna:draft:person-1:7:101';
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();

/** Keeps the draft of the form's goal as the form itself does, with another time of its last change. */
async function keptSince(keptAt: string): Promise<void> {
  const { rendered, user } = await openPage(<MinePage />, { server: serverWith() });
  await user.click(screen.getByRole('button', { name: 'Rapportera' }));
  fill('Kvinnor', '60');
  const kept = JSON.parse(localStorage.getItem(own) ?? '{}') as object;
  rendered.unmount();
  localStorage.setItem(own, JSON.stringify({ ...kept, keptAt }));
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
