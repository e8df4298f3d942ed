import { actTests } from './page/acts';
import { busyListTests } from './page/busy-lists';
import { busyConversationTests } from './page/busy-conversations';
import { channelTabTests } from './page/channel-tabs';
import { chatTests } from './page/chat';
import { accessibilityTests } from './page/accessibility';
import { fileTests } from './page/files';
import { linkTests } from './page/links';
import { listTests } from './page/lists';
import { tabTests } from './page/tab';
import { toolTests } from './page/tools';
import { startWorld, type World } from './page/world';

/** All parts share one browser and one emulator: starting them for each part would take longer than the tests. */
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

describe('the personal tab in its frame, with real teams-js', () => tabTests(here));
describe('tabs in channels', () => channelTabTests(here));
describe('deep links', () => linkTests(here));
describe('the chat with the bot', () => chatTests(here));
describe('what people do in Teams', () => actTests(here));
describe('lists', () => listTests(here));
describe('files', () => fileTests(here));
describe('tools of the emulator', () => toolTests(here));
describe('conversations that change while a person presses and types', () =>
  busyConversationTests(here));
describe('lists that change while a person presses and types', () => busyListTests(here));
describe('accessibility', () => accessibilityTests(here));
