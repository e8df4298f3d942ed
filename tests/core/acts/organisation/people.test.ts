import { AppError } from '../../../../src/core/domain/base/app-error';
import { recordConversation } from '../../../../src/core/acts/messages/record-conversation';
import { resolvePeople } from '../../../../src/core/acts/organisation/resolve-people';
import { viewSettings } from '../../../../src/core/views/settings/view-settings';
import {
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aWorld,
} from '../../../support/core/builders';
import {
  anInstance,
  clockContext,
  contextOf,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';

describe('who is behind an address', () => {
  const bodies = anOrganisation().map((body) =>
    body.id === 'unit'
      ? { ...body, manager: anUnknownPerson('Nina'), processLeaders: [anUnknownPerson('Nina')] }
      : body,
  );
  const goals = [aGoal({ id: '1', reporter: anUnknownPerson('Nina') })];

  function begin() {
    const lists = listsOf({ world: aWorld({ bodies, goals }) });
    return { lists, instance: anInstance(lists) };
  }

  test('is filled in when the directory knows, once', async () => {
    const { lists, instance } = begin();
    instance.directory.set('nina@granforsa.example', aPerson('Nina'));
    expect(await resolvePeople(clockContext(instance))).toEqual({ saved: 2, left: 0 });
    expect(lists.bodies.rows.get('unit')?.value).toMatchObject({
      manager: aPerson('Nina'),
      processLeaders: [aPerson('Nina')],
    });
    expect(lists.goals.rows.get('1')?.value.reporter).toEqual(aPerson('Nina'));
    expect(await resolvePeople(clockContext(instance))).toEqual({ saved: 0, left: 0 });
    expect(instance.wakes).toBe(1);
  });

  test('stays unknown, and is listed, when it does not', async () => {
    const { instance } = begin();
    expect(await resolvePeople(clockContext(instance))).toEqual({ saved: 0, left: 0 });
    const { unresolvedPeople } = viewSettings(contextOf(instance, 'Ledare'));
    expect(unresolvedPeople).toEqual([{ bodyName: 'Björkskolan', mail: 'nina@granforsa.example' }]);
  });

  test('is another person when the directory says so', async () => {
    const { lists, instance } = begin();
    instance.directory.set('chef@granforsa.example', { mail: '', objectId: 'oid-new' });
    instance.directory.set('annan@granforsa.example', { mail: '', objectId: 'oid-new' });
    await resolvePeople(clockContext(instance));
    expect(lists.bodies.rows.get('unit2')?.value.manager).toMatchObject({
      mail: 'annan@granforsa.example',
      objectId: 'oid-new',
    });
  });

  test('a row that somebody changes meanwhile is left for the next run', async () => {
    const { lists, instance } = begin();
    instance.directory.set('nina@granforsa.example', aPerson('Nina'));
    lists.bodies.edit('unit', { name: 'Nya skolan' });
    expect(await resolvePeople(clockContext(instance))).toEqual({ saved: 1, left: 0 });
    expect(await resolvePeople(clockContext(instance))).toEqual({ saved: 1, left: 0 });
    expect(lists.bodies.rows.get('unit')?.value).toMatchObject({
      name: 'Nya skolan',
      manager: aPerson('Nina'),
    });
  });

  describe('of 230 people', () => {
    const names = Array.from({ length: 230 }, (_, index) => `P${String(index)}`);
    const many = names.map((name, index) =>
      aGoal({
        id: String(index + 1),
        key: `G-${String(index + 1)}`,
        reporter: anUnknownPerson(name),
      }),
    );
    const mailOf = (name: string) => anUnknownPerson(name).mail;

    function beginMany() {
      const instance = anInstance(listsOf({ world: aWorld({ bodies: [], goals: many }) }));
      for (const name of names) instance.directory.set(mailOf(name), aPerson(name));
      return instance;
    }

    test('is looked up in slices, so that one call is bounded', async () => {
      const ctx = clockContext(beginMany());
      const done = new Set<string>();
      expect(await resolvePeople(ctx, done)).toEqual({ saved: 100, left: 130 });
      expect(await resolvePeople(ctx, done)).toEqual({ saved: 100, left: 30 });
      expect(await resolvePeople(ctx, done)).toEqual({ saved: 30, left: 0 });
    });

    test.each([
      ['fails once', new AppError('store-unavailable', 'No answer'), 'store-unavailable', 99],
      ['is refused', new AppError('invalid', 'A strange address'), undefined, 99],
    ] as const)('the others are found when one look-up %s', async (_, cause, code, saved) => {
      const instance = beginMany();
      const ctx = clockContext(instance);
      const resolve = ctx.directory.resolve.bind(ctx.directory);
      const directory = {
        ...ctx.directory,
        resolve: (mail: string) => (mail === mailOf('P7') ? Promise.reject(cause) : resolve(mail)),
      };
      const done = new Set<string>();
      const refused = await refusalOf(resolvePeople({ ...ctx, directory }, done));
      expect(refused?.code).toBe(code);
      const known = ctx.tables.goals.all().filter(({ value }) => value.reporter?.objectId);
      expect(known).toHaveLength(saved);
      expect(done.has(mailOf('P7'))).toBe(code === undefined);
    });

    test('while the directory is away, one call makes the look-ups of one batch', async () => {
      const instance = beginMany();
      let calls = 0;
      const ctx = clockContext(instance);
      const directory = {
        ...ctx.directory,
        resolve: () => {
          calls += 1;
          return Promise.reject(new AppError('store-unavailable', 'No answer'));
        },
      };
      const work = resolvePeople({ ...ctx, directory });
      expect((await refusalOf(work))?.code).toBe('store-unavailable');
      expect(calls).toBeLessThanOrEqual(20);
    });
  });

  test('while Graph is unreachable the act fails with `store-unavailable`', async () => {
    const { lists, instance } = begin();
    instance.directory.set('nina@granforsa.example', aPerson('Nina'));
    lists.bodies.isDown = true;
    expect((await refusalOf(resolvePeople(clockContext(instance))))?.code).toBe(
      'store-unavailable',
    );
  });
});

describe('where the bot may write', () => {
  const met = {
    recipient: { kind: 'person' as const, objectId: 'oid-chef' },
    conversationId: 'a:1',
    serviceUrl: 'https://smba.example/',
    locale: 'sv-SE',
  };

  function begin() {
    const lists = listsOf({ world: aWorld() });
    const instance = anInstance(lists);
    const row = () => [...lists.conversations.rows.values()][0]?.value;
    return { lists, instance, row };
  }

  test('is remembered once, and written again only for something new', async () => {
    const { lists, instance, row } = begin();
    const chef = contextOf(instance, 'Chef');
    await recordConversation(chef, met);
    await recordConversation(chef, met);
    expect(row()).toMatchObject({ key: 'person:oid-chef', locale: 'sv-SE' });
    expect(lists.conversations.writes).toBe(1);
    await recordConversation(chef, { ...met, locale: 'fi-FI' });
    instance.clock.advance(86_400);
    await recordConversation(chef, { ...met, locale: 'fi-FI' });
    expect(lists.conversations.writes).toBe(3);
    expect(row()?.seenAt).toBe('2026-11-24T09:00:00Z');
  });

  test('until the bot is removed, and again when it is let in', async () => {
    const { instance, row } = begin();
    const clock = clockContext(instance);
    await recordConversation(clock, met);
    await recordConversation(clock, { ...met, unreachable: 'removed' });
    expect(row()?.unreachable).toBe('removed');
    await recordConversation(clock, met);
    expect(row()?.unreachable).toBeUndefined();
  });

  test.each([true, false])(
    'two instances make one row (list refuses duplicates: %p)',
    async (refusesDuplicates) => {
      const lists = listsOf({ world: aWorld(), refusesDuplicates });
      const [one, two] = [anInstance(lists), anInstance(lists)];
      await Promise.all([
        recordConversation(clockContext(one), met),
        recordConversation(clockContext(two), met),
      ]);
      one.sync();
      expect(clockContext(one).tables.conversations.all()).toHaveLength(1);
    },
  );

  test('a person’s own conversation, not another’s', async () => {
    const { instance } = begin();
    const refused = await refusalOf(recordConversation(contextOf(instance, 'Annan'), met));
    expect(refused?.code).toBe('not-allowed');
  });
});
