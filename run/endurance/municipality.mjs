// An invented municipality of any size, as a tenant of the emulator and as a sample for set-up: each person is the manager
// of one administration with one goal or several, and each board has a channel of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One board for so many people. */
const peopleOfBoard = 8;
const domain = 'langtora.example';
/** The launcher makes this person process leader while no list names one (run/stack.mjs). */
const leaderMail = `karin.lindgren@${domain}`;
const source = 'Invented for the endurance bench';

const kinds = { person: '1', team: '2', client: '3', tenant: '4' };
/** A GUID that is the same in each run. */
const guid = (kind, number) =>
  `${kinds[kind]}0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const numbers = (count) => Array.from({ length: count }, (_, at) => at + 1);
const mailOf = (number) => `chef${number}@${domain}`;
const channelOf = (board) => `19:board${board}@thread.tacv2`;

/**
 * How a number of recipients divides into people and the channels of boards.
 *
 * @param {number} recipients
 */
export function sizesOf(recipients) {
  const boards = Math.max(1, Math.floor(recipients / (peopleOfBoard + 1)));
  return { boards, people: recipients - boards };
}

const app = (number, siteRole) => ({
  clientId: guid('client', number),
  clientSecret: `${guid('client', number)}-of-the-bench`,
  siteRole,
  roles: ['User.ReadBasic.All'],
});

function tenantOf({ boards, people }) {
  const leader = {
    id: guid('person', 0),
    userPrincipalName: leaderMail,
    displayName: 'Karin Lindgren',
  };
  const managers = numbers(people).map((number) => ({
    id: guid('person', number),
    userPrincipalName: mailOf(number),
    displayName: `Chef ${number}`,
    preferredLanguage: ['sv-SE', 'fi-FI', 'en-US'][number % 3],
    siteRole: 'none',
  }));
  return {
    tenantId: guid('tenant', 1),
    organisation: 'Långtora kommun',
    siteHostname: 'langtora.sharepoint.com',
    sitePath: 'sites/jamstalldhet',
    timeZone: 'Europe/Stockholm',
    clients: [app(1, 'write'), app(2, 'fullcontrol')],
    users: [{ ...leader, siteRole: 'owner' }, ...managers],
    teams: numbers(boards).map((board) => ({
      id: guid('team', board),
      displayName: `Nämnd ${board}`,
      memberIds: [leaderMail],
      channels: [{ id: channelOf(board), displayName: 'General' }],
    })),
  };
}

function bodiesOf({ boards, people }) {
  const council = {
    key: 'KF',
    name: 'Kommunfullmäktige',
    kind: 'council',
    processLeaders: [leaderMail],
  };
  const link = (board) =>
    `https://teams.microsoft.com/l/channel/${encodeURIComponent(channelOf(board))}/General?groupId=${guid('team', board)}&tenantId=${guid('tenant', 1)}`;
  return [
    council,
    ...numbers(boards).map((board) => ({
      key: `N${board}`,
      name: `Nämnd ${board}`,
      kind: 'board',
      parent: 'KF',
      channel: link(board),
    })),
    ...numbers(people).map((number) => ({
      key: `F${number}`,
      name: `Förvaltning ${number}`,
      kind: 'administration',
      parent: `N${(number % boards) + 1}`,
      manager: mailOf(number),
    })),
  ];
}

const indicator = {
  name: 'Andel',
  measure: 'percent',
  split: 'women-men',
  direction: 'rising',
  decimals: 0,
  addsUp: false,
};

const goalKeysOf = ({ people }, goalsEach) =>
  numbers(people).flatMap((number) => numbers(goalsEach).map((goal) => `F${number}-${goal}`));

const goalsOf = (sizes, goalsEach) =>
  goalKeysOf(sizes, goalsEach).map((key) => ({
    key,
    title: `Mål ${key.slice(1)}`,
    body: key.split('-')[0],
    state: 'adopted',
    indicator,
    baseline: { women: 40, men: 42 },
    baselineYear: 2025,
    target: 50,
    targetOn: '2027-12-31',
    source,
  }));

/**
 * Writes the municipality into the folder.
 *
 * @param {string} folder
 * @param {number} recipients
 * @param {number} goalsEach the number of goals of each administration
 * @returns the tenant file, the folder with the sample, and who the recipients are
 */
export function writeMunicipality(folder, recipients, goalsEach = 1) {
  const sizes = sizesOf(recipients);
  const [tenantFile, sampleFolder] = [join(folder, 'tenant.json'), join(folder, 'sample')];
  mkdirSync(sampleFolder, { recursive: true });
  writeFileSync(tenantFile, JSON.stringify(tenantOf(sizes)));
  const name = { key: 'municipalityName', value: 'Långtora kommun', source };
  const rows = {
    settings: [name],
    organisation: bodiesOf(sizes),
    goals: goalsOf(sizes, goalsEach),
    rounds: [],
    reports: [],
  };
  for (const [file, content] of Object.entries(rows)) {
    writeFileSync(join(sampleFolder, `${file}.json`), JSON.stringify({ source, rows: content }));
  }
  return {
    tenantFile,
    sampleFolder,
    leaderId: guid('person', 0),
    people: numbers(sizes.people).map((number) => guid('person', number)),
    channels: numbers(sizes.boards).map(channelOf),
    goalKeys: goalKeysOf(sizes, goalsEach),
  };
}
