import { AppError } from '../../../src/core/domain/base/app-error';
import { cardFaults, partsOf, wordsOf } from '../../support/bot/card-schema';
import { from, startBot } from '../../support/bot/bot-server';
import type { Answer, RunningBot } from '../../support/bot/bot-server';
import { aReport, aRound, people } from '../../support/bot/granforsa';
import type { Lists } from '../../support/bot/fake-context';

const press = { action: 'report.submit', schema: 1, roundId: '21', goalId: '11', stamp: 'none' };
const answer = { ...press, women: '82,5', men: '84' };

/** Returns the card of an answer. Fails when the answer is not a valid card. */
function cardOf({ status, body }: Answer): Record<string, unknown> {
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
  });
  expect(cardFaults(body.value)).toEqual([]);
  return body.value as Record<string, unknown>;
}

/** Returns the text of an answer that leaves the card as it is. */
function messageIn({ status, body }: Answer): string {
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
  });
  return String(body.value);
}

const fieldOf = (card: unknown, id: string) =>
  partsOf(card, 'Input.Text').find((field) => field['id'] === id)?.['value'];
const stampIn = (card: unknown) =>
  (partsOf(card, 'Action.Execute')[0]?.['data'] as { stamp?: string }).stamp;

describe('answering a card', () => {
  let running: RunningBot;
  const start = async (lists: Lists = {}) => (running = await startBot(lists));
  const reports = () => running.product.tables.reports.all().map(({ value }) => value);
  const saves = () => running.product.tables.reports.traces;
  afterEach(() => running.stop());

  test('a press saves the figures and turns the card into a receipt that shows them', async () => {
    await start();
    const words = wordsOf(cardOf(await running.press({ ...answer, comment: 'Fler vuxna ute' })));
    expect(reports()).toMatchObject([
      { goalId: '11', figures: { women: 82.5, men: 84 }, comment: 'Fler vuxna ute', revision: 1 },
    ]);
    expect(reports()[0]?.reportedByObjectId).toBe(people.manager);
    expect(words).toContain('Tack, rapporten är sparad');
    expect(words).toContain('Flickor 82,5\u00a0%, Pojkar 84\u00a0%');
    expect(words).toContain('Fler vuxna ute');
    expect(words).toContain('Siffrorna visas i årsredovisningen 2026');
    expect(words).toContain('Du kan ändra svaret');
    expect(running.product.wakes()).toBeGreaterThan(0);
  });

  test('two presses at once and a later one save once and show the same receipt', async () => {
    await start();
    const invoke = { id: 'f:same' };
    const [one, two] = await Promise.all([
      running.press(answer, invoke),
      running.press(answer, invoke),
    ]);
    const three = await running.press(answer);
    expect(cardOf(one)).toEqual(cardOf(two));
    expect(cardOf(one)).toEqual(cardOf(three));
    expect(saves()).toHaveLength(1);
  });

  test('two presses of a change at once save once', async () => {
    await start({ reports: [aReport()] });
    const changed = { ...answer, stamp: '31.1.-', women: '90' };
    const [one, two] = await Promise.all([running.press(changed), running.press(changed)]);
    expect(cardOf(one)).toEqual(cardOf(two));
    expect(saves()).toHaveLength(1);
    expect(reports()).toMatchObject([{ figures: { women: 90, men: 84 }, revision: 2 }]);
  });

  test('a press on a card from before another person saved shows both answers and saves nothing', async () => {
    await start({ reports: [aReport({ revision: 2, figures: { women: 70, men: 71 } })] });
    const card = cardOf(await running.press({ ...answer, stamp: '31.1.-', comment: 'Mitt' }));
    expect(saves()).toHaveLength(0);
    expect(wordsOf(card)).toContain('Någon annan hann spara');
    expect(wordsOf(card)).toContain('Flickor 70\u00a0%, Pojkar 71\u00a0%');
    expect([fieldOf(card, 'women'), fieldOf(card, 'comment')]).toEqual(['82,5', 'Mitt']);
    const again = { ...answer, comment: 'Mitt', stamp: stampIn(card) };
    cardOf(await running.press(again));
    expect(reports()).toMatchObject([{ figures: { women: 82.5, men: 84 }, revision: 3 }]);
  });

  test('a press does not overwrite a list edit that the card did not show', async () => {
    await start({ reports: [aReport()] });
    const edit = { figures: { women: 60, men: 61 }, editedByName: 'Lena Lind' };
    running.product.tables.reports.edit('31', { ...edit, editedAt: '2027-01-11T09:00:00Z' });
    const card = cardOf(await running.press({ ...answer, women: '90', stamp: '31.1.-' }));
    expect(saves()).toHaveLength(0);
    expect(wordsOf(card)).toContain('Sparat nu, av Lena Lind');
  });

  test('a press by another person is refused', async () => {
    await start();
    const message = messageIn(await running.press(answer, { from: from(people.other) }));
    expect(message).toContain('finns inte längre, eller så har du inte rätt');
    expect(reports()).toEqual([]);
  });

  test('a person who reports other goals cannot answer this one', async () => {
    await start();
    const words = wordsOf(cardOf(await running.press(answer, { from: from(people.busy) })));
    expect(words).toContain('finns inte längre, eller så har du inte rätt');
    expect(words).toContain('3 av dina 3 mål återstår');
    expect(reports()).toEqual([]);
  });

  test('a card of a deleted goal says that it is gone', async () => {
    await start();
    const card = cardOf(await running.press({ ...answer, goalId: '999' }));
    expect(wordsOf(card)).toContain('Det som kortet gäller finns inte längre');
  });

  test('a press by a sender without an object id saves nothing', async () => {
    await start();
    messageIn(await running.press(answer, { from: { id: '29:1x' } }));
    expect(reports()).toEqual([]);
  });

  test.each([
    ['tolv', 'Det här är inte ett tal'],
    ['', 'Skriv ett värde'],
    ['12.345', 'Menar du'],
    ['101', 'inte vara större än 100'],
    ['12,55', 'högst en decimal'],
  ])('"%s" is not saved; the card keeps it and explains the fault', async (typed, wrong) => {
    await start();
    const card = cardOf(await running.press({ ...answer, women: typed, comment: 'Kvar' }));
    expect(reports()).toEqual([]);
    expect(wordsOf(card)).toContain(wrong);
    expect(wordsOf(card)).toContain('Inget är sparat än');
    expect([fieldOf(card, 'women'), fieldOf(card, 'men')]).toEqual([typed, '84']);
    expect(fieldOf(card, 'comment')).toBe('Kvar');
  });

  test('a person with an English client writes a decimal point and gets an English card', async () => {
    await start();
    const english = { ...answer, women: '82.5' };
    const card = cardOf(await running.press(english, { locale: 'en-GB' }));
    expect(wordsOf(card)).toContain('Girls 82.5%');
  });

  test('a comment that is too long is not saved, and the card names the limit', async () => {
    await start();
    const card = cardOf(await running.press({ ...answer, comment: 'å'.repeat(2001) }));
    expect(wordsOf(card)).toContain('högst 2000 tecken');
    expect(reports()).toEqual([]);
  });

  test('"cannot be assessed" is saved only with a reason', async () => {
    await start();
    const notAssessed = { ...press, action: 'cannot-assess' };
    expect(wordsOf(cardOf(await running.press(notAssessed)))).toContain('Skriv varför');
    expect(reports()).toEqual([]);
    const card = cardOf(await running.press({ ...notAssessed, reason: 'Enkäten ställdes in' }));
    expect(reports()).toMatchObject([
      { attainment: 'cannot-be-assessed', figures: {}, attainmentReason: 'Enkäten ställdes in' },
    ]);
    expect(wordsOf(card)).toContain('kan inte bedömas');
  });

  test('"not me" notifies the process leaders once and saves no report', async () => {
    await start();
    const decline = { ...press, action: 'report.decline', declineReason: 'Fråga Bo' };
    const card = cardOf(await running.press(decline));
    cardOf(await running.press(decline));
    expect(wordsOf(card)).toContain('processledarna får veta det');
    const rows = running.product.tables.deliveries.all().map(({ value }) => value);
    expect(rows).toMatchObject([
      {
        kind: 'report-declined',
        recipient: { objectId: people.leader },
        details: { byName: 'Maja Modig', reason: 'Fråga Bo' },
      },
    ]);
    expect(reports()).toEqual([]);
  });

  test('a card of several goals lists them, opens one form, and shows the list again after each answer', async () => {
    await start();
    const busy = { from: from(people.busy) };
    const list = cardOf(await running.press({ ...press, action: 'show-round' }, busy));
    expect(wordsOf(list)).toContain('3 av dina 3 mål återstår');
    const opened = { ...press, action: 'open-goal', goalId: '13' };
    const form = cardOf(await running.press(opened, busy));
    expect(partsOf(form, 'Input.Text').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['total', 'comment']),
    );
    const after = cardOf(await running.press({ ...press, goalId: '13', total: '9,5' }, busy));
    expect(wordsOf(after)).toContain('2 av dina 3 mål återstår');
    expect(wordsOf(after)).toContain('Senast sparat');
    expect(wordsOf(after)).toContain('Totalt 9,5\u00a0dagar');
  });

  test.each(['closed', 'cancelled'] as const)(
    'a press on a card of a %s round gives a card that cannot be answered',
    async (state) => {
      await start({ rounds: [aRound({ state })], reports: [aReport()] });
      const card = cardOf(await running.press({ ...answer, women: '99', stamp: '31.1.-' }));
      expect(partsOf(card, 'Input.Text')).toEqual([]);
      expect(partsOf(card, 'Action.Execute')).toEqual([]);
      expect(wordsOf(card)).toContain('Helår 2026');
      expect(saves()).toHaveLength(0);
    },
  );

  test.each([
    ['sv-SE', {}, 'Lena Lind har godtagit rapporten'],
    ['sv-SE', { acceptedBySamePerson: true }, 'Godtagen av samma person, Lena Lind.'],
    ['en-GB', { acceptedBySamePerson: true }, 'Accepted by the same person, Lena Lind.'],
    ['fi-FI', { acceptedBySamePerson: true }, 'Hyväksynyt sama henkilö, Lena Lind.'],
  ] as const)('a press on an accepted report shows it: %s %o', async (locale, mark, sentence) => {
    const accepted = { state: 'accepted', acceptedByName: 'Lena Lind', ...mark } as const;
    await start({ reports: [aReport(accepted)] });
    const press99 = { ...answer, women: '99', stamp: '31.1.-' };
    const card = cardOf(await running.press(press99, { locale }));
    expect(wordsOf(card)).toContain(sentence);
    expect(saves()).toHaveLength(0);
  });

  test('a report that was sent back shows the reason first and the earlier answer in the fields', async () => {
    const back = { sentBackReason: 'Pojkarnas siffra saknar källa', sentBackByName: 'Lena Lind' };
    await start({ reports: [aReport({ state: 'sent-back', revision: 2, ...back })] });
    const card = cardOf(await running.press({ ...press, action: 'show-round' }));
    const words = wordsOf(card);
    expect(words.indexOf('saknar källa')).toBeLessThan(words.indexOf('Flickor och pojkar'));
    expect(words).toContain('Lena Lind har skickat tillbaka rapporten');
    expect([fieldOf(card, 'women'), fieldOf(card, 'men')]).toEqual(['82,5', '84']);
    const same = { ...press, women: '82,5', men: '84', stamp: stampIn(card) };
    cardOf(await running.press(same));
    expect(reports()).toMatchObject([{ state: 'submitted', revision: 3 }]);
  });

  test('figures from which no attainment follows are kept, and a line above the fields says what to do', async () => {
    await start();
    const busy = { from: from(people.busy) };
    const zeros = { ...press, goalId: '12', women: '0', men: '0' };
    const card = cardOf(await running.press(zeros, busy));
    expect(reports()).toEqual([]);
    const words = wordsOf(card);
    expect(words).toContain('Siffrorna visar inte om målet är uppfyllt');
    expect(words.indexOf('Siffrorna visar inte')).toBeLessThan(words.indexOf('Vad förklarar'));
    expect([fieldOf(card, 'women'), fieldOf(card, 'men')]).toEqual(['0', '0']);
  });

  test('a total that is not the sum of women and men is shown, and stays when another field is changed', async () => {
    const figures = { women: 82.5, men: 84, total: 83.2 };
    await start({ reports: [aReport({ figures })] });
    const form = cardOf(await running.press({ ...press, action: 'open-goal' }));
    expect(fieldOf(form, 'total')).toBe('83,2');
    const change = { ...answer, stamp: '31.1.-', total: '83,2' };
    cardOf(await running.press({ ...change, comment: 'Nytt' }));
    expect(reports()).toMatchObject([{ figures, comment: 'Nytt' }]);
    cardOf(await running.press({ ...change, stamp: '31.2.-', total: '' }));
    expect(reports()[0]?.figures).toEqual({ women: 82.5, men: 84 });
  });

  test('a card without a field for the stored total leaves it as it is', async () => {
    const figures = { women: 82.5, men: 84, total: 83.2 };
    await start({ reports: [aReport({ figures })] });
    cardOf(await running.press({ ...answer, stamp: '31.1.-', comment: 'Nytt' }));
    expect(reports()).toMatchObject([{ figures, comment: 'Nytt' }]);
  });

  test('the numbers of people behind the figures, for which a card has no fields, stay', async () => {
    const persons = { womenPersons: 3, menPersons: 40 };
    await start({ reports: [aReport({ figures: { women: 82.5, men: 84, ...persons } })] });
    cardOf(await running.press({ ...answer, women: '78', stamp: '31.1.-' }));
    expect(reports()[0]?.figures).toEqual({ women: 78, men: 84, ...persons });
  });

  test('attainment and evidence from the tab stay when a press changes the comment, and attainment goes with new figures', async () => {
    const own = { attainment: 'met', attainmentReason: 'Målet nås i praktiken' } as const;
    await start({ reports: [aReport({ ...own, evidenceUrl: 'https://granforsa.example/e' })] });
    cardOf(await running.press({ ...answer, stamp: '31.1.-', comment: 'Nytt' }));
    expect(reports()).toMatchObject([
      { ...own, evidenceUrl: 'https://granforsa.example/e', comment: 'Nytt' },
    ]);
    cardOf(await running.press({ ...answer, women: '78', stamp: '31.2.-' }));
    expect(reports()[0]?.attainmentReason).toBeUndefined();
  });

  test.each([
    ['is no link', 'dnr KS 2024/108'],
    ['is a link too long for the form', `https://granforsa.example/${'a'.repeat(500)}`],
  ])(
    'evidence that a process leader wrote in the list and %s stays and does not block a press',
    async (_why, evidenceUrl) => {
      await start({ reports: [aReport({ evidenceUrl })] });
      const change = { ...answer, stamp: '31.1.-', comment: 'Nytt' };
      cardOf(await running.press(change));
      cardOf(await running.press(change));
      expect(reports()).toMatchObject([{ evidenceUrl, comment: 'Nytt', revision: 2 }]);
    },
  );

  test.each([
    ['outcome-unknown', {}, 'vi vet inte om det sparades'],
    [
      'throttled',
      { until: '2026-11-30T13:32:00.000Z' },
      'ber oss vänta till 30 nov. 14:32. Inget är sparat',
    ],
    ['throttled', {}, 'Inget är sparat. Försök igen'],
    ['lists-missing', {}, 'Inget är sparat. Försök igen'],
  ] as const)(
    'after %s %j the card says what is known about the answer, and keeps what was typed',
    async (code, details, words) => {
      await start();
      running.product.tables.reports.next.fail = new AppError(code, 'no', details);
      const card = cardOf(await running.press({ ...answer, comment: 'Kvar' }));
      expect(wordsOf(card)).toContain(words);
      expect(wordsOf(card).includes('Inget är sparat')).toBe(code !== 'outcome-unknown');
      expect(fieldOf(card, 'comment')).toBe('Kvar');
    },
  );

  test('when SharePoint does not answer, the card keeps what was typed and the next press saves it', async () => {
    await start();
    running.product.tables.reports.next.fail = new AppError('store-unavailable', 'no answer');
    const card = cardOf(await running.press({ ...answer, comment: 'Kvar' }));
    expect(wordsOf(card)).toContain('Inget är sparat. Försök igen');
    expect(fieldOf(card, 'comment')).toBe('Kvar');
    cardOf(await running.press({ ...answer, comment: 'Kvar' }));
    expect(reports()).toHaveLength(1);
  });

  test('an unexpected error gets an answer with a reference number, and is logged with its cause', async () => {
    await start();
    const { next } = running.product.tables.reports;
    next.before = () => {
      throw new TypeError('boom');
    };
    expect(messageIn(await running.press(answer))).toMatch(/ange [0-9a-f]{8} om/);
    expect(running.product.logged.join()).toContain('ALARM bot.turn TypeError: boom');
  });
});
