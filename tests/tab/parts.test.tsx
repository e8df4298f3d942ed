import { tabAddress } from '../../src/core/domain/base/tab-address';
import { addressOf } from '../../src/tab/session/address';
import { apiFor } from '../../src/tab/session/api';
import { themeName } from '../../src/tab/session/host';
import { wordsFor } from '../../src/tab/session/texts';
import { withTimeout } from '../../src/tab/session/with-timeout';
import { chartData } from '../../src/tab/components/chart-data';
import { labelHeights, roundTicks, segments } from '../../src/tab/components/chart-scale';
import { figuresText, gapText, targetText, valueText } from '../../src/tab/components/value-text';
import { aGoal, aMineView, anIndicator } from '../support/tab/builders';
import { fakeServer } from '../support/tab/fake-server';

describe('where a link opens', () => {
  const teams = { pageId: '', subPageId: '' };
  it.each([
    ['?page=goals', { page: 'goals', linkTarget: { kind: 'none' } }],
    ['?page=goals&sub=goal:12', { page: 'goals', linkTarget: { kind: 'goal', id: '12' } }],
    [
      '?page=mine&sub=report:7:101',
      { page: 'mine', linkTarget: { kind: 'report', roundId: '7', goalId: '101' } },
    ],
    [
      '?page=follow-up&sub=round:helar-2026',
      { page: 'follow-up', linkTarget: { kind: 'round', key: 'helar-2026' } },
    ],
    ['?page=nonsense&sub=report:7', { page: 'mine', linkTarget: { kind: 'none' } }],
  ])('%s', (search, expected) => {
    expect(addressOf(search, teams)).toEqual(expected);
  });

  it('Teams’ own entity stands above the address of the frame', () => {
    const entity = { pageId: 'goals', subPageId: 'goal:9' };
    expect(addressOf('?page=mine', entity)).toEqual({
      page: 'goals',
      linkTarget: { kind: 'goal', id: '9' },
    });
  });

  it('a link of ours is one that Teams opens', () => {
    const target = { kind: 'report', roundId: '7', goalId: '1' } as const;
    expect(tabAddress('app-1', 'mine', { target })).toBe(
      'https://teams.microsoft.com/l/entity/app-1/mine?context=%7B%22subEntityId%22%3A%22report%3A7%3A1%22%7D',
    );
  });
});

describe('the client of the API', () => {
  it('asks only for what has changed, and reads an unchanged answer from what it keeps', async () => {
    const server = fakeServer({ mine: aMineView() });
    globalThis.fetch = server.fetch;
    const api = apiFor({ get: () => Promise.resolve('t'), ask: () => Promise.resolve() });
    const first = await api.view('mine');
    expect(await api.view('mine')).toBe(first);
    server.views['mine'] = aMineView({ items: [] });
    expect((await api.view('mine')).items).toEqual([]);
  });

  it('tries once more with a fresh token when the old one has expired', async () => {
    const server = fakeServer({ mine: aMineView() });
    globalThis.fetch = server.fetch;
    server.mood = 'not-signed-in';
    const asked: boolean[] = [];
    const get = ({ fresh }: { readonly fresh: boolean }): Promise<string> => {
      asked.push(fresh);
      if (fresh) server.mood = 'well';
      return Promise.resolve('t');
    };
    await apiFor({ get, ask: () => Promise.resolve() }).view('mine');
    expect(asked).toEqual([false, true]);
  });

  it('reads the name of a file with å in it', async () => {
    const server = fakeServer({});
    globalThis.fetch = server.fetch;
    const api = apiFor({ get: () => Promise.resolve('t'), ask: () => Promise.resolve() });
    expect((await api.roundFile('7', 'sv')).name).toBe('Helår 2026.xlsx');
  });
});

describe('waiting', () => {
  it('ends when the other side never answers', async () => {
    await expect(withTimeout(new Promise(() => undefined), 5)).rejects.toThrow('no answer in 5 ms');
  });

  it('maps the names of Teams’ themes', () => {
    expect(['dark', 'contrast', 'glass', undefined].map(themeName)).toEqual([
      'dark',
      'contrast',
      'default',
      'default',
    ]);
  });
});

describe('figures in words', () => {
  it('are written as the language does', async () => {
    const figures = { women: 12.5, men: 'suppressed' as const };
    expect(figuresText(figures, anIndicator(), await wordsFor('sv-SE'))).toBe(
      'Kvinnor 12,5\u00a0% · Män för få',
    );
    expect(figuresText(figures, anIndicator(), await wordsFor('en-GB'))).toBe(
      'Women 12.5% · Men too few',
    );
  });

  it('say the target as the direction means it', async () => {
    const words = await wordsFor('sv-SE');
    const gap = aGoal({ indicator: anIndicator({ direction: 'gap' }), target: 2 });
    expect(targetText(gap, words)).toBe(
      'Mål högst 2\u00a0procentenheter skillnad senast 31 december 2027',
    );
    expect(targetText(aGoal({ indicator: anIndicator({ direction: 'even' }) }), words)).toMatch(
      /40–60/,
    );
  });
});

describe('the chart', () => {
  it('leaves a gap where a small count may not be shown', () => {
    const history = [
      {
        roundTitle: 'B',
        periodTo: '2025-12-31',
        figures: { women: 5, men: 'suppressed' as const },
        attainment: 'met' as const,
      },
    ];
    const data = chartData(aGoal({ history }), 'start');
    expect(data?.series.map((series) => series.values)).toEqual([
      [40, 5],
      [60, undefined],
    ]);
    expect(segments([1, undefined, 2])).toHaveLength(2);
  });

  it('leaves out what measured something else', () => {
    const [first, second] = aGoal().history;
    if (first === undefined || second === undefined) throw new TypeError('There is no history');
    const history = [first, { ...second, measuresOther: true as const }];
    const data = chartData(aGoal({ history }), 'start');
    expect(data?.series.map(({ values }) => values)).toEqual([
      [40, 52.5],
      [60, 68],
    ]);
  });

  it('draws the share of women where the goal is an even distribution', () => {
    const indicator = anIndicator({ measure: 'people', direction: 'even' });
    const data = chartData(
      aGoal({ indicator, baseline: { women: 30, men: 10 }, history: [] }),
      'start',
    );
    expect(data).toMatchObject({ isShare: true, series: [{ part: 'share', values: [75] }] });
  });

  it('has round numbers on its axis, also when all values are equal', () => {
    expect(roundTicks(61, 92)).toEqual([60, 80, 100]);
    expect(roundTicks(0, 0).length).toBeGreaterThan(1);
  });

  it('moves labels at the lines apart', () => {
    const [first, second] = labelHeights([{ y: 50 }, { y: 52 }]);
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(15);
  });
});

describe('instants', () => {
  it.each([
    { locale: 'sv', days: ['1\u00a0dag', '2\u00a0dagar'], gap: '1\u00a0procentenhet' },
    { locale: 'en', days: ['1\u00a0day', '2\u00a0days'], gap: '1\u00a0percentage point' },
    { locale: 'fi', days: ['1\u00a0päivä', '2\u00a0päivää'], gap: '1\u00a0prosenttiyksikkö' },
  ])('one is one and two are two in $locale', async ({ locale, days, gap }) => {
    const words = await wordsFor(locale);
    const inDays = anIndicator({ measure: 'days' });
    expect([1, 2].map((value) => valueText(value, inDays, words))).toEqual(days);
    expect(gapText(1, anIndicator({ measure: 'percent' }), words)).toBe(gap);
  });

  it('an instant is written in the municipality’s time zone, wherever the reader is', async () => {
    const { format } = await wordsFor('sv-SE');
    const moment = '2026-06-30T22:30:00Z';
    expect(format.inZone('Europe/Stockholm').time(moment)).toBe('00:30');
    expect(format.inZone('Europe/Stockholm').day(moment)).toBe('1 juli 2026');
    expect(format.inZone('America/New_York').day(moment)).toBe('30 juni 2026');
  });
});
