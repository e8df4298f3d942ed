import { screen, waitFor } from '@testing-library/react';
import { MinePage } from '../../../../src/tab/features/mine/mine-page';
import { Refused } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';
import { fill, saving, serverWith } from '../../../support/tab/report-form';

beforeEach(() => localStorage.clear());

describe('a report that is not saved at once', () => {
  it.each([
    [{ code: 'outcome-unknown' }, /^Vi vet inte om det sparades/],
    [
      { code: 'throttled', until: new Date(Date.now() + 600_000).toISOString() },
      /^Microsoft ber oss vänta till .* Inget är sparat än/,
    ],
    [{ code: 'store-unavailable' }, /^Servern svarar inte/],
  ] as const)(
    'says what is known while it goes on trying, then that it is saved: %j',
    async (error, words) => {
      const server = serverWith();
      const { user } = await openPage(<MinePage />, { server });
      await user.click(screen.getByRole('button', { name: 'Rapportera' }));
      fill('Kvinnor', '60');
      fill('Män', '70');
      server.acts['report.submit'] = () => {
        throw new Refused(error);
      };
      await user.click(screen.getByRole('button', { name: 'Rapportera' }));
      expect(await screen.findByText(words)).toBeInTheDocument();
      const inputs = saving(server);
      await user.click(screen.getByRole('button', { name: 'Försök nu' }));
      expect(await screen.findByText(/^Sparat kl\./)).toBeInTheDocument();
      expect(inputs).toHaveLength(1);
    },
  );

  it.each(['outcome-unknown', 'store-unavailable'] as const)(
    'finds out by itself, with the draft kept and the same request, after %s',
    async (code) => {
      const server = serverWith();
      const { user } = await openPage(<MinePage />, { server });
      await user.click(screen.getByRole('button', { name: 'Rapportera' }));
      fill('Kvinnor', '60');
      fill('Män', '70');
      const saved = saving(server);
      const save = server.acts['report.submit'];
      const keys: string[] = [];
      server.acts['report.submit'] = (input, key) => {
        keys.push(key);
        if (keys.length === 1) throw new Refused({ code });
        return save?.(input, key);
      };
      await user.click(screen.getByRole('button', { name: 'Rapportera' }));
      await waitFor(() => expect(keys).toHaveLength(1));
      expect(localStorage.getItem(localStorage.key(0) ?? '')).toContain('60');
      const afterPause = { timeout: 15_000 };
      expect(await screen.findByText(/^Sparat kl\./, {}, afterPause)).toBeInTheDocument();
      expect(saved).toHaveLength(1);
      expect(keys[1]).toBe(keys[0]);
      expect(localStorage).toHaveLength(0);
    },
    30_000,
  );
});
