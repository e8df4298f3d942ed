import { join } from 'node:path';
import type { Tables } from '../../../src/core/ports';
import { descriptions } from '../../../src/graph/descriptions';
import { startProgram } from '../../support/stack';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;

beforeAll(async () => {
  site = await startSite({ lists: false });
}, 180_000);
afterAll(() => site.stop());

/** Runs the built set-up as an administrator does: in its own process, over https, signed in with the identity for set-up. */
async function setUp(args: readonly string[], siteRole = 'fullcontrol') {
  const client = site.info.clients.find((c) => String(c.siteRole) === siteRole);
  const program = startProgram(['dist/setup/main.js', ...args], {
    TENANT_ID: site.info.tenantId,
    SITE_URL: site.settings('product').siteUrl,
    GRAPH_URL: site.https,
    LOGIN_URL: site.https,
    NODE_EXTRA_CA_CERTS: join(site.state, 'authority.pem'),
    CLIENT_ID: site.info.productClientId,
    SETUP_CLIENT_ID: client?.clientId ?? '',
    SETUP_CLIENT_SECRET: client?.clientSecret ?? '',
    TEAMS_APP_ID: site.info.productClientId,
  });
  const code = await new Promise((done) => program.child.once('close', done));
  return { code, output: program.output() };
}

const everyRow = (tables: Tables) => [
  ...tables.bodies.all(),
  ...tables.goals.all(),
  ...tables.rounds.all(),
  ...tables.reports.all(),
];

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (cause: unknown) => (cause as { code?: string }).code,
  );

describe('Set-up', () => {
  it('is missed by the product on a site without lists, and the product names them', async () => {
    const lists = site.lists();
    expect(await codeOf(lists.load())).toBe('lists-missing');
    const check = await lists.check();
    expect(check.map(({ list, isThere }) => ({ list, isThere }))).toEqual(
      descriptions.map(({ displayName }) => ({ list: displayName, isThere: false })),
    );
  });

  it('prints its plan and changes nothing', async () => {
    const { code, output } = await setUp(['--plan']);
    expect(code).toBe(0);
    for (const { displayName } of descriptions)
      expect(output).toContain(`Skapar listan ${displayName}.`);
    expect(await codeOf(site.lists().load())).toBe('lists-missing');
  }, 180_000);

  it('is refused by Graph for a client that may only write rows', async () => {
    const { code, output } = await setUp([], 'write');
    expect(code).toBe(1);
    expect(output).toContain('403');
  }, 180_000);

  it('creates the lists and loads the sample within the limit of the smallest tenant for one minute', async () => {
    await site.control('PUT', '/meter', { limits: 'smallest' });
    await site.control('DELETE', '/meter');
    const { code, output } = await setUp(['--sample']);
    expect({ code, output }).toMatchObject({ code: 0 });
    const spent = (await site.control('GET', '/meter')) as { resourceUnits: number };
    expect(spent.resourceUnits).toBeLessThan(1250);
    await site.control('PUT', '/meter', { limits: 'off' });

    const lists = site.lists();
    await lists.load();
    expect((await lists.check()).flatMap(({ problems }) => problems)).toEqual([]);
    expect(lists.tables.bodies.all().length).toBeGreaterThan(40);
    expect(lists.tables.goals.all().length).toBeGreaterThan(40);
    const { tables } = lists;
    const broken = [tables.bodies, tables.goals, tables.rounds, tables.reports];
    expect(broken.flatMap((table) => table.broken())).toEqual([]);
    expect(lists.settings()).toMatchObject({
      municipalityName: 'Granforsa kommun',
      signedOn: '2009-09-21',
      planAdoptedOn: '2014-02-24',
    });
    expect(await lists.refresh('edited')).toEqual([]);
  }, 180_000);

  it('writes nothing when it is run again', async () => {
    const lists = site.lists();
    await lists.load();
    const before = everyRow(lists.tables);
    const { code } = await setUp(['--sample']);
    expect(code).toBe(0);
    await lists.refresh('all');
    expect(everyRow(lists.tables)).toEqual(before);
    const { output } = await setUp(['--plan']);
    expect(output).toContain('0 ändringar behövs');
  }, 180_000);

  it('finds the people of the sample in the directory, and leaves one who is not there without an object id', async () => {
    const lists = site.lists();
    await lists.load();
    const { bodies } = lists.tables;
    const karin = site.info.users.find((u) => u.displayName === 'Karin Lindgren');
    expect(bodies.findByKey('KF')?.value.processLeaders[0]?.objectId).toBe(karin?.id);
    expect(bodies.findByKey('SBF-MI')?.value.manager).toEqual({
      mail: 'maria.sjostrom@granforsa.example',
    });
    expect(await lists.directory.resolve('KARIN.LINDGREN@granforsa.example')).toMatchObject({
      objectId: karin?.id,
      name: 'Karin Lindgren',
    });
    expect(await lists.directory.resolve('nobody@granforsa.example')).toBeUndefined();
    expect(await lists.directory.resolve("o'brien+x#y@granforsa.example")).toBeUndefined();
  });

  it('adds a column that somebody has deleted, and changes nothing else', async () => {
    const graph = site.graph('fullcontrol');
    const columns = `${site.list('Rapporter')}/columns`;
    const answer = await graph.call({ method: 'GET', path: columns });
    const { value } = answer.body as { value: { id: string; name: string }[] };
    const comment = value.find(({ name }) => name === 'EditedByName');
    await graph.call({ method: 'DELETE', path: `${columns}/${comment?.id ?? ''}` });
    expect(await codeOf(site.lists().load())).toBe('lists-missing');
    const { output } = await setUp([]);
    expect(output).toContain('Rapporter: lägger till kolumnen Ändrad i listan av.');
    expect(await codeOf(site.lists().load())).toBe('no error');
  }, 180_000);

  it('adds the words that a choice column of an older version lacks, and keeps those of people', async () => {
    const graph = site.graph('fullcontrol');
    const columns = `${site.list('Rapporter')}/columns`;
    const state = async () => {
      const { body } = await graph.call({ method: 'GET', path: `${columns}/WorkState` });
      return body as { id: string; indexed: boolean; choice: { choices: readonly string[] } };
    };
    const older = ['Rapporterad', 'Återsänd', 'Godtagen', 'Vilande'];
    await graph.call({
      method: 'PATCH',
      path: `${columns}/${(await state()).id}`,
      body: { choice: { allowTextEntry: false, choices: older, displayAs: 'dropDownMenu' } },
    });
    const note = await graph.call({ method: 'GET', path: `${columns}/Comment` });
    const textOf = (textType: string) => ({
      method: 'PATCH' as const,
      path: `${columns}/${(note.body as { id: string }).id}`,
      body: { text: { allowMultipleLines: true, textType } },
    });
    await graph.call(textOf('richText'));
    // The product runs on such a site, and says what differs.
    const lists = site.lists();
    await lists.load();
    expect((await lists.check()).flatMap(({ problems }) => problems)).toEqual([
      { kind: 'missing-choice', column: 'Tillstånd' },
      { kind: 'rich-text', column: 'Kommentar' },
    ]);
    await graph.call(textOf('plain'));
    const { output } = await setUp([]);
    expect(output).toContain('Rapporter: lägger till val i kolumnen Tillstånd.');
    const { choice, indexed } = await state();
    const words = [
      'Efterfrågad',
      'Ej rapporterad',
      'Rapporterad',
      'Återsänd',
      'Godtagen',
      'Vilande',
    ];
    expect([...choice.choices].sort()).toEqual(words.sort());
    expect(indexed).toBe(true);
  }, 180_000);

  it('can be run again while the product runs, which then finds the new lists', async () => {
    const lists = site.lists();
    await lists.load();
    const graph = site.graph('fullcontrol');
    await graph.call({ method: 'DELETE', path: site.list('Konversationer') });
    expect(await codeOf(lists.refresh('all'))).toBe('lists-missing');
    expect(await codeOf(lists.load())).toBe('lists-missing');
    await setUp([]);
    expect(await codeOf(lists.load())).toBe('no error');
    expect(await codeOf(lists.refresh('all'))).toBe('no error');
  }, 180_000);

  it('names a column of another type instead of changing it', async () => {
    const graph = site.graph('fullcontrol');
    const columns = `${site.list('Rapporter')}/columns`;
    const answer = await graph.call({ method: 'GET', path: columns });
    const { value } = answer.body as { value: { id: string; name: string }[] };
    const edited = value.find(({ name }) => name === 'EditedByName');
    await graph.call({ method: 'DELETE', path: `${columns}/${edited?.id ?? ''}` });
    const body = { name: 'EditedByName', displayName: 'Annat', boolean: {} };
    await graph.call({ method: 'POST', path: columns, body });
    const { output } = await setUp(['--plan']);
    expect(output).toContain('kolumnen Ändrad i listan av är av ett annat slag');
  }, 180_000);

  it('refuses an option that it does not know, and an address that is not Microsoft’s', async () => {
    expect(await setUp(['--delete'])).toMatchObject({ code: 1 });
    const program = startProgram(['dist/setup/main.js'], {
      TENANT_ID: site.info.tenantId,
      SITE_URL: site.settings('product').siteUrl,
      GRAPH_URL: 'https://graph.example.org',
      SETUP_CLIENT_ID: 'x',
    });
    const code = await new Promise((done) => program.child.once('close', done));
    expect({ code, output: program.output() }).toMatchObject({
      code: 1,
      output: expect.stringContaining('GRAPH_URL') as string,
    });
  }, 180_000);
});
