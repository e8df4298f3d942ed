import { actTests } from './page/acts';
import { busyListTests } from './page/busy-lists';
import { busyTalkTests } from './page/busy-talk';
import { channelTabTests } from './page/channel-tabs';
import { chatTests } from './page/chat';
import { everybodyTests } from './page/everybody';
import { fileTests } from './page/files';
import { linkTests } from './page/links';
import { listTests } from './page/lists';
import { tabTests } from './page/tab';
import { toolTests } from './page/tools';
import { startWorld, type World } from './page/world';

/** One for all: a browser and an emulator of their own for each part would take longer than the tests. */
let world: Awaited<ReturnType<typeof startWorld>>;
const here = (): World => world;

jest.setTimeout(60_000);

beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world.stop(), 30_000);

describe('Fliken i sin ram, med riktiga teams-js', () => tabTests(here));
describe('Flikar i kanaler', () => channelTabTests(here));
describe('Länkar', () => linkTests(here));
describe('Chatten', () => chatTests(here));
describe('Det människor gör', () => actTests(here));
describe('Listorna', () => listTests(here));
describe('Filerna', () => fileTests(here));
describe('Verktygen', () => toolTests(here));
describe('Samtal som ändras medan man trycker och skriver', () => busyTalkTests(here));
describe('Listor som ändras medan man trycker och skriver', () => busyListTests(here));
describe('Sidan är till för alla', () => everybodyTests(here));
