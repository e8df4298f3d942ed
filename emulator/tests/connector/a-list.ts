import type { Emulator } from '../support/host-emulator';

interface Info {
  readonly siteId: string;
  readonly clients: readonly { readonly clientId: string; readonly siteRole: string | null }[];
}

const pill = (words: Readonly<Record<string, string>>) => ({
  elmType: 'div',
  style: { display: "=if(@currentField == '', 'none', 'inline-block')" },
  attributes: {
    class: `=${Object.entries(words).reduceRight(
      (rest, [word, name]) =>
        `if(@currentField == '${word}', 'sp-css-backgroundColor-${name}', ${rest})`,
      "'sp-css-backgroundColor-BgLightGray'",
    )}`,
  },
  txtContent: '@currentField',
});

/** Creates a list with four rows, and a site script with a view and formatted cells, as a product's set-up would. */
export async function makeList(emulator: Emulator): Promise<void> {
  const info = await emulator.page<Info>('GET', '/_emulator/info');
  const clientId = info.clients.find((c) => c.siteRole === 'fullcontrol')?.clientId;
  const { access_token } = await emulator.page<{ access_token: string }>(
    'POST',
    '/_emulator/token',
    {
      clientId,
    },
  );
  const graph = async (path: string, body: object) => {
    const answer = await fetch(`${emulator.host}/v1.0/sites/${info.siteId}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { readonly id: string };
  };
  const list = await graph('/lists', {
    displayName: 'Rapporter',
    list: { template: 'genericList' },
    columns: [
      { name: 'Board', displayName: 'Nämnd', text: {} },
      { name: 'Outcome', displayName: 'Utfall', number: {} },
      { name: 'Status', displayName: 'Status', choice: { choices: ['Uppfyllt', 'Saknas'] } },
      { name: 'Due', displayName: 'Senast', dateTime: { format: 'dateOnly' } },
    ],
  });
  const rows = [
    { Title: 'Behörighet', Board: 'Barnnämnden', Outcome: 78.25, Status: 'Uppfyllt' },
    { Title: 'Sjukfrånvaro', Board: 'Socialnämnden', Status: 'Saknas' },
    { Title: 'Skärmtid', Board: 'Barnnämnden', Outcome: 12, Status: 'Saknas' },
    { Title: 'Utkast', Board: 'Barnnämnden', Outcome: 1 },
  ];
  for (const fields of rows) await graph(`/lists/${list.id}/items`, { fields });
  const query =
    '<GroupBy><FieldRef Name="Board" /></GroupBy><OrderBy><FieldRef Name="Outcome" Ascending="FALSE" /></OrderBy>' +
    '<Where><IsNotNull><FieldRef Name="Status" /></IsNotNull></Where>';
  await fetch(`${emulator.host}/_emulator/site-script`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      actions: [
        {
          verb: 'createSPList',
          listName: 'Rapporter',
          addNavLink: true,
          subactions: [
            {
              verb: 'addSPView',
              name: 'Per nämnd',
              viewFields: ['LinkTitle', 'Outcome', 'Status', 'Due'],
              query,
              makeDefault: true,
            },
            {
              verb: 'setSPFieldCustomFormatter',
              fieldDisplayName: 'Status',
              formatterJSON: pill({ Uppfyllt: 'BgMintGreen', Saknas: 'BgGold' }),
            },
          ],
        },
      ],
    }),
  });
}
