import fc from 'fast-check';
import type {
  DetailsByKind,
  MessageIn,
  MessageKind,
} from '../../../src/core/domain/messages/ledger';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import type { Language } from '../../../src/core/domain/base/language';
import { dayWords } from '../../../src/bot/cards/base/words';
import { sizeInBytes } from '../../../src/bot/cards/base/fit';
import { roundCard } from '../../../src/bot/cards/follow-up/round-card';
import { renderMessage } from '../../../src/bot/notices/render';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import { asAskedToday } from '../../../src/core/domain/follow-up/as-asked';
import { aComment, anIndicator, aWorld } from '../../support/core/builders';
import { cardFaults, partsOf, textsOf, wordsOf } from '../../support/bot/card-schema';
import { fakeProduct } from '../../support/bot/fake-context';
import type { Lists } from '../../support/bot/fake-context';
import {
  aGoal,
  aReport,
  aRound,
  bodies,
  channelId,
  goals,
  people,
  teamId,
} from '../../support/bot/granforsa';

const frameIn = (language: Language) => ({
  language,
  text: cardTexts[language],
  timeZone: 'Europe/Stockholm',
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
});
test('a report made after midnight has the date of the municipality’s time zone, not of UTC', () => {
  expect(dayWords('2026-11-30T23:30:00.000Z', frameIn('sv'))).toBe('1 december 2026');
  expect(dayWords('2026-11-30T22:30:00.000Z', frameIn('sv'))).toBe('30 november 2026');
});

const someDetails: DetailsByKind = {
  'round-card': { dueOn: '2027-01-29' },
  'board-post': { boardKey: 'BUN' },
  'reminder-board': { boardKey: 'BUN' },
  'reminder-person': {},
  'report-sent-back': { reportKey: 'helar-2026:SK-1' },
  'report-declined': { goalKey: 'SK-1', byName: 'Lena Lind' },
  'comment-written': { goalKey: 'SK-1', commentKey: aComment().key },
  'edit-refused': { list: 'reports', itemId: '31', reasons: ['missing', 'too-large'] },
  'row-gone': {
    ...{ list: 'bodies', itemId: '7', title: 'Björkskolan', rowKey: 'BUF-1' },
    ...{ bodies: 1, goals: 2, reports: 3 },
  },
  'figure-changed': { reportKey: 'helar-2026:SK-1', byName: 'Lena Lind' },
  'round-changed': { change: 'due-date', dueOn: '2027-01-29' },
};
const kinds = Object.keys(someDetails) as MessageKind[];
const largestMessageBytes = 80 * 1024;

function cardOf<K extends MessageKind>(
  kind: K,
  lists: Lists,
  own: { language?: Language; person?: string; details?: DetailsByKind[K] } = {},
) {
  const { language = 'sv', person = people.manager, details = someDetails[kind] } = own;
  const isChannel = kind === 'board-post' || kind === 'reminder-board';
  const message: MessageIn<K> = {
    key: kind,
    kind,
    roundId: '21',
    recipient: isChannel
      ? { kind: 'channel', teamId, channelId }
      : { kind: 'person', objectId: person },
    details,
  };
  const all = { comments: [aComment()], ...lists };
  const ctx = fakeProduct(all).contextFor({ objectId: person, name: '', kind: 'member' });
  const card = renderMessage({ message, ctx, frame: frameIn(language) });
  if (card === undefined) throw new TypeError(`${kind} has no card`);
  return card;
}

const backAgain = aReport({
  state: 'sent-back',
  sentBackByName: 'Lena Lind',
  sentBackReason: 'Skälet',
});

describe('every card', () => {
  const languages: readonly Language[] = ['sv', 'en', 'fi'];
  test.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
    'in %s, %s, is valid for Adaptive Cards 1.5 and leads to the tab',
    (language, kind) => {
      for (const report of [aReport(), backAgain]) {
        const card = cardOf(kind, { reports: [report] }, { language });
        expect(cardFaults(card)).toEqual([]);
        expect(card).toMatchObject({ version: '1.5', lang: language });
        const [link] = partsOf(card.actions, 'Action.OpenUrl');
        expect(String(link?.['url'])).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/entity\/eeee/);
        expect(wordsOf(card)).not.toMatch(/undefined|NaN|\[object/);
      }
    },
  );

  test.each(languages)(
    'in %s, a card tells the person who reported that the report was deleted',
    (language) => {
      const card = cardOf(
        'figure-changed',
        {},
        { language, details: { reportKey: 'helar-2026:SK-1' } },
      );
      expect(cardFaults(card)).toEqual([]);
      expect(wordsOf(card)).toContain(cardTexts[language].notification.reportRemoved);
      expect(wordsOf(card)).toContain(goals[0]?.title);
      expect(partsOf(card.actions, 'Action.OpenUrl')).toHaveLength(1);
    },
  );

  test('a card tells a person who reported for another of a changed figure, also when the editor is unknown', () => {
    const changed = { reports: [aReport()] };
    const words = wordsOf(cardOf('figure-changed', changed, { person: people.other }));
    expect(words).toContain(
      cardTexts.sv.notification.figureChangedBy('Lena Lind', goals[0]?.title ?? ''),
    );
    const unnamed = wordsOf(
      cardOf('figure-changed', changed, { details: { reportKey: 'helar-2026:SK-1' } }),
    );
    expect(unnamed).toContain(
      cardTexts.sv.notification.figureChangedUnnamed(goals[0]?.title ?? ''),
    );
  });

  const kept = 'Det du har rapporterat står kvar.';
  const left = 'Du har 1 mål kvar att rapportera för Helår 2026.';
  test.each([
    ['who owes a report', people.manager, [], [left]],
    ['who has reported', people.manager, [aReport()], [kept]],
    ['whose report is sent back', people.manager, [backAgain], [kept, left]],
    ['whom the round does not ask', people.leader, [], []],
  ] as const)(
    'the card of a reopening says to a person %s what is kept and what is left',
    (_, person, reports, expected) => {
      const at = '2027-01-20T09:00:00Z';
      const reopening = { at, byName: 'Lena Lind', reason: 'Två enheter saknas.' };
      const lists = { reports, rounds: [aRound({ reopening })] };
      const details = { change: 'reopened', reopenedAt: at } as const;
      const words = wordsOf(cardOf('round-changed', lists, { person, details }));
      expect(words).toContain('Lena Lind öppnade den.');
      expect(words).toContain('Skälet: Två enheter saknas.');
      expect([kept, left].filter((sentence) => words.includes(sentence))).toEqual(expected);
    },
  );

  test('the schema of the cards rejects an invalid card', () => {
    const card = cardOf('round-card', {});
    expect(cardFaults({ ...card, msteams: {} })).not.toEqual([]);
    expect(cardFaults({ ...card, body: [{ type: 'Input.Text' }] })).not.toEqual([]);
  });

  test('each button names its action twice, has its idempotency key, and has a fallback for older clients', () => {
    const cards = [{}, { reports: [aReport()] }].flatMap((lists) =>
      kinds.map((kind) => cardOf(kind, lists.reports ? lists : { reports: [backAgain] })),
    );
    const buttons = cards.flatMap((card) => partsOf(card, 'Action.Execute'));
    expect(buttons.length).toBeGreaterThan(10);
    for (const { verb, data, fallback } of buttons) {
      expect(data).toMatchObject({ action: verb, schema: 1, roundId: '21' });
      expect(fallback).toMatchObject({ type: 'Action.Submit', data });
    }
    const report = buttons.find(({ verb }) => verb === 'report.submit');
    expect(report?.['data']).toMatchObject({ goalId: '11', stamp: '31.1.-' });
  });

  test('stored text makes no mention, no Markdown and no control characters in a card', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.constantFrom(
        '<at>Lena Lind</at>',
        '<<at>at>x</at>',
        '< AT id="0">',
        '[klicka](javascript:alert(1))',
        '**fet** _kursiv_ # rubrik\n- lista',
        '{{DATE(2017-02-14T06:08:00Z, SHORT)}}',
        '\ud800 lone \u202e turned \u0000\u0007',
      ),
    );
    const mark = '§mark§';
    fc.assert(
      fc.property(hostile, fc.constantFrom(...kinds), (text, kind) => {
        const hostileText = `${mark}${text}`;
        const lists = {
          bodies: bodies.map((body) => ({ ...body, name: hostileText })),
          goals: goals.map((goal) => ({ ...goal, title: hostileText, source: hostileText })),
          comments: [aComment({ text: hostileText, author: { objectId: 'x', name: hostileText } })],
          rounds: [aRound({ title: hostileText, shownIn: hostileText, openedByName: hostileText })],
          reports: [
            {
              ...backAgain,
              comment: hostileText,
              sentBackReason: hostileText,
              sentBackByName: hostileText,
            },
          ],
        };
        // Kinds of messages without these details ignore them.
        const details = { ...someDetails[kind], ...{ byName: hostileText, reason: hostileText } };
        const card = cardOf(kind, lists, { details });
        expect(cardFaults(card)).toEqual([]);
        const words = textsOf(card);
        expect(words.filter((one) => /<\s*\/?\s*at\b|\{\{/i.test(one))).toEqual([]);
        // eslint-disable-next-line no-control-regex -- the test looks for control characters
        expect(words.filter((one) => /[\u0000-\u0008\u202a-\u202e]/.test(one))).toEqual([]);
        expect(words.every((one) => Buffer.from(one, 'utf8').toString('utf8') === one)).toBe(true);
        const reading = [...partsOf(card, 'TextBlock'), ...partsOf(card, 'Fact')];
        expect(reading.filter(({ text: shown }) => String(shown).includes(mark))).toEqual([]);
        const actions = [...partsOf(card, 'Action.Execute'), ...partsOf(card, 'Action.OpenUrl')];
        expect(actions.filter(({ title }) => String(title).includes(mark))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a card with very many goals stays under the size limit of Teams, and says how many goals it leaves out', () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      aGoal({ id: String(1000 + at), key: `FK-${1000 + at}`, bodyId: '4', title: 'å'.repeat(500) }),
    );
    for (const kind of ['round-card', 'reminder-person', 'board-post'] as const) {
      const card = cardOf(kind, { goals: many }, { person: people.busy });
      expect(sizeInBytes(card)).toBeLessThan(largestMessageBytes);
      expect(cardFaults(card)).toEqual([]);
      if (kind !== 'board-post') expect(wordsOf(card)).toMatch(/Och \d+ till\./);
    }
  });

  test('the longest texts that a report may have fit in one form', () => {
    const longest = { comment: 'å'.repeat(2000), sentBackReason: 'ö'.repeat(2000) };
    const card = cardOf('round-card', { reports: [{ ...backAgain, ...longest }] });
    expect(sizeInBytes(card)).toBeLessThan(largestMessageBytes);
    expect(wordsOf(card)).toContain(longest.comment);
    expect(wordsOf(card)).toContain(longest.sentBackReason);
  });
});

describe('the round card', () => {
  test('says who asks, in which round, by when and where the figure is shown, then the goal', () => {
    const card = cardOf('round-card', {});
    const words = wordsOf(card);
    const order = [
      'Lena Lind, processledare, ber dig rapportera för Helår 2026.',
      'Svara senast 29 januari 2027.',
      'Siffrorna visas i årsredovisningen 2026.',
      'Flickor och pojkar är trygga i skolan',
      'Andel elever som känner sig trygga',
      'Ett högre värde är bättre',
      'Flickor 71,5\u00a0%, Pojkar 80\u00a0%',
      '90\u00a0%, senast 31 december 2027',
      'Flickor (%)',
      'Pojkar (%)',
      'Vad förklarar utfallet?',
      '\nRapportera\n',
      'Kan inte bedömas',
      'Inte jag',
      'Öppna i Jämna',
    ].map((part) => words.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('shows the last outcome of an earlier round', () => {
    const before = aRound({
      id: '20',
      key: 'helar-2025',
      title: 'Helår 2025',
      state: 'closed',
      periodTo: '2025-12-31',
    });
    const last = aReport({
      id: '30',
      key: 'helar-2025:SK-1',
      roundId: '20',
      figures: { women: 77, men: 78.5 },
    });
    const words = wordsOf(cardOf('round-card', { rounds: [before, aRound()], reports: [last] }));
    expect(words).toContain('Senaste utfall, Helår 2025');
    expect(words).toContain('Flickor 77\u00a0%, Pojkar 78,5\u00a0%');
  });

  test('shows the last outcome as its round asked for it, when the goal measures something else today', () => {
    const before = aRound({ id: '20', key: 'helar-2025', title: 'Helår 2025', state: 'closed' });
    const plan = { ...before, periodFrom: '2025-01-01', periodTo: '2025-12-31' };
    const [goal = aGoal({ id: '', key: '', bodyId: '' })] = goals.filter(
      ({ key }) => key === 'SK-1',
    );
    const indicator = anIndicator({ ...goal.indicator, name: 'Poäng', measure: 'points' });
    const asAsked = asAskedToday(aWorld({ bodies, goals }), { ...goal, indicator });
    const last = aReport({
      ...{ id: '30', key: `helar-2025:${goal.key}`, roundId: '20', goalId: goal.id },
      ...{ asAsked, figures: { women: 77, men: 78.5 } },
    });
    const words = wordsOf(cardOf('round-card', { rounds: [plan, aRound()], reports: [last] }));
    expect(words).toContain('Senaste utfall, Helår 2025 (mätte något annat: Poäng)');
    expect(words).toContain('Flickor 77\u00a0poäng, Pojkar 78,5\u00a0poäng');
  });

  test('asks for the fields of its indicator, and never for a total that can be computed', () => {
    const fieldsOf = (goalId: string) => {
      const ctx = fakeProduct().contextFor({ objectId: people.busy, name: '', kind: 'member' });
      const view = roundViewOf(ctx, '21');
      const card = view && roundCard(view, frameIn('sv'), { open: { goalId } });
      return partsOf(card, 'Input.Text').map(({ id, label }) => [id, label]);
    };
    expect(fieldsOf('12')).toEqual(
      expect.arrayContaining([
        ['women', 'Kvinnor (personer)'],
        ['men', 'Män (personer)'],
      ]),
    );
    expect(fieldsOf('12').map(([id]) => id)).not.toContain('total');
    expect(fieldsOf('13')).toContainEqual(['total', 'Totalt (dagar)']);
  });

  test('a preview is marked, shows another person’s goals, and cannot be answered', () => {
    const card = cardOf(
      'round-card',
      { rounds: [aRound({ state: 'planned' })] },
      { person: people.leader, details: { preview: people.busy } },
    );
    expect(wordsOf(card)).toContain('Förhandsvisning');
    expect(wordsOf(card)).toContain('Mål FK-1');
    expect(partsOf(card, 'Input.Text')).toEqual([]);
    expect(partsOf(card, 'Action.Execute')).toEqual([]);
  });

  test('does not name the days left, since it would then change each day', () => {
    expect(wordsOf(cardOf('round-card', {}))).not.toMatch(/dagar? kvar/);
  });
});
