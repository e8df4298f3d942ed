import type { World } from './world';

interface Info {
  readonly siteId: string;
  readonly clients: readonly { readonly clientId: string; readonly siteRole: string | null }[];
}

/** Calls Graph as an application that may write; paths are relative to the site. */
async function graphOf({ emulator }: World) {
  const info = await emulator.page<Info>('GET', '/_emulator/info');
  const clientId = info.clients.find(({ siteRole }) => siteRole === 'fullcontrol')?.clientId;
  const { access_token } = await emulator.page<{ access_token: string }>(
    'POST',
    '/_emulator/token',
    { clientId },
  );
  return async (method: string, path: string, body: string) => {
    const answer = await fetch(`${emulator.host}/v1.0/sites/${info.siteId}${path}`, {
      method,
      headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
      body,
    });
    return answer.status;
  };
}

/** Tests how the page shows the document library. */
export function fileTests(here: () => World): void {
  const put = async (body: string) => {
    const graph = await graphOf(here());
    return graph('PUT', '/drive/root:/Rapporter/Helår%202026.txt:/content', body);
  };

  test('the page shows a file that an app uploads in its folder, with its size, and a person can download it', async () => {
    const { open, page } = here();
    await open('view=files');
    await page.getByText('Här finns inga filer.').waitFor();
    const graph = await graphOf(here());
    const folder = JSON.stringify({ name: 'Rapporter', folder: {} });
    expect(await graph('POST', '/drive/root/children', folder)).toBe(201);
    expect(await put('Alla mål är nådda.')).toBe(201);
    await page.getByRole('button', { name: 'Rapporter' }).click();
    const row = page.getByRole('row', { name: /Helår 2026\.txt/ });
    await row.waitFor();
    expect((await row.getByRole('cell').allTextContents())[0]).toBe('21 byte');
    const download = page.waitForEvent('download');
    await row.getByRole('link', { name: 'Helår 2026.txt' }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text).toBe('Alla mål är nådda.');
  });

  test('Graph refuses to overwrite a file that is open in Word, until it is closed', async () => {
    const { page } = here();
    const lock = page.getByRole('button', { name: 'Helår 2026.txt: öppen i Word' });
    await lock.click();
    await page.getByText('Öppen i Word', { exact: true }).waitFor();
    expect(await put('Nytt')).toBe(423);
    await lock.click();
    await page.getByText('Öppna i Word', { exact: true }).waitFor();
    expect(await put('Nytt')).toBe(200);
    await page.getByRole('cell', { name: '4 byte' }).waitFor();
    await page.getByRole('button', { name: 'Dokument' }).click();
    await page.getByRole('cell', { name: '1 objekt' }).waitFor();
  });

  test('a person without a right on the site sees no files', async () => {
    const { open, page, problems } = here();
    await open('view=files', 'nils.persson@granforsa.example');
    await page.getByText('Du behöver behörighet för att komma åt den här webbplatsen.').waitFor();
    problems.splice(0);
  });
}
