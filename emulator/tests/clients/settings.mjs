// The settings of every client program: the emulator's addresses, and an app with full control of its site.
const { GRAPH, CONTROL, TENANT, CLIENT_ID, CLIENT_SECRET, SITE_HOST, SITE_PATH } = process.env;

export const graph = GRAPH;
export const tenant = TENANT;
export const clientId = CLIENT_ID;
export const clientSecret = CLIENT_SECRET;
export const siteHost = SITE_HOST;
export const sitePath = SITE_PATH;

/** The options by which `@azure/identity` accepts an authority that is not Microsoft's. */
export const authority = { authorityHost: GRAPH, disableInstanceDiscovery: true };

export const graphScope = 'https://graph.microsoft.com/.default';

async function control(method, path, body) {
  const answer = await fetch(`${CONTROL}${path}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Lets a fault hit the next matching calls while `work` runs. @returns what `work` returned and how often the fault hit */
export async function during({ times = 2, ...fault }, match, work) {
  await control('POST', '/faults', [{ match, times, fault }]);
  const came = await work();
  const rules = await control('GET', '/faults');
  await control('DELETE', '/faults');
  return { came, hits: rules.at(-1).hits };
}

/** The columns of the list that each program creates. */
export const columns = [
  { name: 'Status', indexed: true, choice: { choices: ['Öppen', 'Klar'] } },
  { name: 'Antal', number: {} },
  { name: 'Slut', dateTime: { format: 'dateOnly' } },
];

export const tell = (seen) => process.stdout.write(JSON.stringify(seen));
