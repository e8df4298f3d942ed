import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type * as openListsModule from '../../src/graph/open-lists';
import type * as descriptionsModule from '../../src/graph/descriptions';
import type * as readSiteModule from '../../src/graph/provision/read-site';
import type * as applyPlanModule from '../../src/graph/provision/apply-plan';
import type * as fakeContextModule from '../support/core/fake-context';
import type * as buildersModule from '../support/core/builders';
import type * as acceptListEditModule from '../../src/core/acts/list-edits/accept-list-edit';
import type { ListEdit, New, Table } from '../../src/core/ports';
import type { World } from '../../src/core/domain/world';
import { copySources, type CopiedSources } from '../support/graph/copied-sources';
import { startSite, type TestSite } from '../support/graph/site';
import { aBody, trace } from '../support/graph/builders';

/** A row of the list that the test adds: a meeting of a body. */
interface Meeting {
  readonly id: string;
  readonly key: string;
  readonly bodyId: string;
  readonly heldOn: string;
  readonly place?: string;
}
interface WithMeetings {
  readonly boardMeetings: Table<Meeting>;
}

const domainFile = `/** A meeting of a board (sammanträde). */
export interface BoardMeeting {
  readonly id: string;
  readonly key: string;
  readonly bodyId: string;
  readonly heldOn: string;
  readonly place?: string;
}
`;
const listFile = `import { definedOnly } from '../../core/domain/base/defined';
import type { BoardMeeting } from '../../core/domain/organisation/board-meeting';
import { required } from '../columns/cells';
import { keyColumn, traceColumns } from '../columns/description';
import { lookupTo, type ListMap } from '../columns/list-map';
import { dateForColumn } from '../columns/local-date';

export const list: ListMap<'boardMeetings'> = {
  description: {
    name: 'boardMeetings',
    displayName: 'Sammanträden',
    description: 'När nämnderna sammanträder.',
    titleDisplayName: 'Sammanträde',
    columns: [
      keyColumn('Kod', 'Nämnd och datum.'),
      { kind: 'lookup', name: 'Body', displayName: 'Organ', to: 'bodies' },
      { kind: 'date', name: 'HeldOn', displayName: 'Datum' },
      { kind: 'text', name: 'Place', displayName: 'Plats' },
      ...traceColumns,
    ],
    views: [],
    pills: {},
  },
  read: (cells, id) =>
    definedOnly<BoardMeeting>({
      id,
      key: required(cells.text('Key'), 'Kod'),
      bodyId: required(cells.lookup('Body'), 'Organ'),
      heldOn: required(cells.date('HeldOn'), 'Datum'),
      place: cells.text('Place'),
    }),
  write: (meeting, { find }) => ({
    Key: meeting.key,
    Title: [find('bodies', meeting.bodyId)?.name, meeting.heldOn].join(' '),
    BodyLookupId: lookupTo(meeting.bodyId),
    HeldOn: dateForColumn(meeting.heldOn),
    Place: meeting.place,
  }),
};
`;
const entitiesPath = 'src/core/domain/entities.ts';
const listPath = 'src/graph/lists/board-meetings.ts';
const declared = 'export const entities = {\n';
const line = `  boardMeetings: entity<import('./organisation/board-meeting').BoardMeeting>()({ isInWorld: true, onEdit: 'accept' }),\n`;

const registryPath = 'src/graph/list-registry.ts';
const judgesPath = 'src/core/acts/list-edits/accept-list-edit.ts';

let sources: CopiedSources;

beforeAll(() => {
  sources = copySources();
});
afterAll(() => sources.delete());

/** Imports a module of the copied sources, with the types of the product's own. */
const copied = <M>(path: string) => import(join(sources.folder, path)) as Promise<M>;

it('the registry of lists in the repository is current', () => {
  const script = join(__dirname, '../../run/list-registry.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it('a new list does not compile before all its parts exist, and the error names the missing one', () => {
  sources.write('src/core/domain/organisation/board-meeting.ts', domainFile);
  sources.replace(entitiesPath, declared, declared + line);
  expect(sources.compile([registryPath])).toEqual([
    expect.stringContaining(`${registryPath}: Property 'boardMeetings' is missing`),
  ]);

  sources.write(listPath, listFile);
  sources.writeRegistry();
  sources.replace(entitiesPath, line, '');
  expect(sources.compile([registryPath])).toEqual([
    expect.stringMatching(/^src\/graph\/list-registry\.ts: .*'boardMeetings' does not exist/),
  ]);

  // The declaration says that the product judges edited rows, but no act does.
  sources.replace(entitiesPath, declared, declared + line.replace('accept', 'check'));
  expect(sources.compile([judgesPath])).toEqual([
    expect.stringContaining(`${judgesPath}: Property 'boardMeetings' is missing`),
  ]);
}, 90_000);

it('a new list compiles with all its parts, and with it the rest of the product and the fakes of its tests', () => {
  sources.replace(entitiesPath, line.replace('accept', 'check'), line);
  expect(sources.compile()).toEqual([]);
}, 90_000);

describe('A list that was added in this way', () => {
  let site: TestSite;

  const openSite = async () => {
    const { openLists } = await copied<typeof openListsModule>('src/graph/open-lists');
    const lists = openLists(site.settings('product'), { graph: site.graph('product') });
    await lists.load();
    return { ...lists, meetings: (lists.tables as unknown as WithMeetings).boardMeetings };
  };
  const someMeeting = async (lists: Awaited<ReturnType<typeof openSite>>, key: string) => {
    const body = await lists.tables.bodies.create(aBody({ key: `B-${key}` }), trace);
    const meeting: New<Meeting> = { key, bodyId: body.stored.value.id, heldOn: '2026-12-07' };
    return (await lists.meetings.create(meeting, trace)).stored;
  };

  beforeAll(async () => {
    const { descriptions } = await copied<typeof descriptionsModule>('src/graph/descriptions');
    const { readSite } = await copied<typeof readSiteModule>('src/graph/provision/read-site');
    const { applySetup } = await copied<typeof applyPlanModule>('src/graph/provision/apply-plan');
    site = await startSite({ lists: false });
    const graph = site.graph('fullcontrol');
    const { siteUrl: url } = site.settings('fullcontrol');
    const before = await readSite(graph, url, descriptions);
    await applySetup(graph, { url, wanted: descriptions, before }, () => undefined);
  }, 180_000);
  afterAll(() => site.stop());

  it('is created by set-up after the list that it points to', async () => {
    const { descriptions } = await copied<typeof descriptionsModule>('src/graph/descriptions');
    const names = descriptions.map(({ name }) => name as string);
    expect(names.indexOf('boardMeetings')).toBeGreaterThan(names.indexOf('bodies'));
    const lists = await openSite();
    expect(await lists.check()).toContainEqual({
      list: 'Sammanträden',
      isThere: true,
      problems: [],
    });
  });

  it('is created, found by id and by key, and saved with If-Match', async () => {
    const [lists, other] = [await openSite(), await openSite()];
    const stored = await someMeeting(lists, 'BUN-2026-12-07');
    await other.refresh('all');
    expect(other.meetings.find(stored.value.id)).toEqual(stored);
    expect(other.meetings.findByKey('BUN-2026-12-07')).toEqual(stored);

    const moved = { ...stored, value: { ...stored.value, heldOn: '2026-12-14' } };
    const saved = await lists.meetings.save(moved, trace);
    expect(saved.value).toEqual(moved.value);
    await expect(other.meetings.save(moved, trace)).rejects.toMatchObject({
      code: 'conflict',
      theirs: saved,
    });
  });

  it('reports a person’s edit with the row as it was before', async () => {
    const lists = await openSite();
    const { value } = await someMeeting(lists, 'BUN-2026-12-21');
    const karin = site.asPerson('karin.lindgren@granforsa.example');
    const path = `${site.list('Sammanträden')}/items/${value.id}/fields`;
    await karin.call('PATCH', path, { Place: 'Kommunhuset' });

    const edits = await lists.refresh('edited');
    expect(edits).toEqual([
      {
        list: 'boardMeetings',
        id: value.id,
        kind: 'changed',
        editor: expect.objectContaining({ name: 'Karin Lindgren' }) as unknown,
        at: expect.any(String) as unknown,
        eTag: expect.any(String) as unknown,
        before: value,
      },
    ]);
    expect(lists.meetings.find(value.id)?.value.place).toBe('Kommunhuset');
  });

  it('is part of the world and of the fakes, and the act accepts its edits', async () => {
    const fakes = await copied<typeof fakeContextModule>('tests/support/core/fake-context');
    const { aWorld } = await copied<typeof buildersModule>('tests/support/core/builders');
    const { acceptListEdit } = await copied<typeof acceptListEditModule>(
      'src/core/acts/list-edits/accept-list-edit',
    );
    const meeting: Meeting = { id: '1', key: 'BUN-1', bodyId: 'board', heldOn: '2026-12-07' };
    const world = { ...aWorld(), boardMeetings: [meeting] } as World;
    const context = fakes.clockContext(fakes.anInstance(fakes.listsOf({ world })));
    expect(context.world()).toMatchObject({ boardMeetings: [meeting] });
    const edit = { list: 'boardMeetings', id: '1', kind: 'changed', at: '2026-12-01T09:00:00Z' };
    await expect(acceptListEdit(context, edit as unknown as ListEdit)).resolves.toBeUndefined();
  });
});
