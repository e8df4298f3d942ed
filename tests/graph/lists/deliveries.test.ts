import type { Message } from '../../../src/core/domain/messages/ledger';
import { listMaps } from '../../../src/graph/list-registry';
import { aDelivery } from '../../support/graph/builders';
import { readRow } from '../../support/graph/rows';

type Topic = Pick<Message, 'kind' | 'details'>;

describe('a row of the ledger that an earlier version has written', () => {
  // The cells of Slag, Gäller and Uppgifter as they were before the details had a type for each kind.
  test.each<[word: string, subject: string | null, details: object | null, topic: Topic]>([
    [
      'Kort om omgången',
      null,
      { dueOn: '2026-12-15' },
      { kind: 'round-card', details: { dueOn: '2026-12-15' } },
    ],
    ['Kort om omgången', null, null, { kind: 'round-card', details: {} }],
    ['Inlägg till nämnden', 'BUN', null, { kind: 'board-post', details: { boardKey: 'BUN' } }],
    ['Påminnelse till person', null, null, { kind: 'reminder-person', details: {} }],
    [
      'Påminnelse till person',
      'BUN-1',
      null,
      { kind: 'reminder-person', details: { goalKey: 'BUN-1' } },
    ],
    [
      'Påminnelse till nämnden',
      'BUN',
      null,
      { kind: 'reminder-board', details: { boardKey: 'BUN' } },
    ],
    [
      'Återsänd rapport',
      'helar-2026:BUN-1',
      null,
      { kind: 'report-sent-back', details: { reportKey: 'helar-2026:BUN-1' } },
    ],
    [
      'Inte jag',
      'BUN-1',
      { byName: 'Anna', reason: 'Fråga Bo' },
      {
        kind: 'report-declined',
        details: { goalKey: 'BUN-1', byName: 'Anna', reason: 'Fråga Bo' },
      },
    ],
    [
      'Ändring som inte går ihop',
      'goals:4',
      { reasons: 'missing,not-above' },
      {
        kind: 'edit-refused',
        details: { list: 'goals', itemId: '4', reasons: ['missing', 'not-above'] },
      },
    ],
    [
      'Ändring som inte går ihop',
      null,
      { list: 'goals', itemId: '4', reasons: ['missing'] },
      { kind: 'edit-refused', details: { list: 'goals', itemId: '4', reasons: ['missing'] } },
    ],
    [
      'Ändring som inte går ihop',
      'unknown:4',
      { reasons: ['missing'] },
      { kind: 'edit-refused', details: { list: 'unknown', itemId: '4', reasons: ['missing'] } },
    ],
    [
      'Ändrat värde',
      'helar-2026:BUN-1',
      { byName: '' },
      { kind: 'figure-changed', details: { reportKey: 'helar-2026:BUN-1' } },
    ],
    [
      'Ändrad omgång',
      null,
      { dueOn: '2026-12-18' },
      { kind: 'round-changed', details: { change: 'due-date', dueOn: '2026-12-18' } },
    ],
    [
      'Ändrad omgång',
      null,
      { change: 'cancelled' },
      { kind: 'round-changed', details: { change: 'cancelled' } },
    ],
    [
      'Ändrad omgång',
      null,
      { change: 'reopened', reopenedAt: '2027-02-01T09:00:00Z', dueOn: '2027-02-15' },
      {
        kind: 'round-changed',
        details: {
          change: 'reopened',
          reopenedAt: '2027-02-01T09:00:00Z',
          dueOn: '2027-02-15',
        },
      },
    ],
  ])('%s about %s with %j is read', (word, subject, details, topic) => {
    const cells = {
      MessageKind: word,
      Subject: subject,
      Details: details && JSON.stringify(details),
    };
    expect(readRow(listMaps.deliveries, aDelivery(), cells)).toMatchObject(topic);
  });

  test.each(['no JSON', '[]', '{"dueOn":7,"reasons":{}}', '{"reasons":"made-up,,missing"}'])(
    'with %s as details is read all the same, because the product sends the message of an unknown row again',
    (details) => {
      const cells = {
        MessageKind: 'Ändring som inte går ihop',
        Subject: 'goals:4',
        Details: details,
      };
      const read = readRow(listMaps.deliveries, aDelivery(), cells);
      expect(read).toMatchObject({ key: aDelivery().key, state: 'sending' });
      expect(read.details).toMatchObject({ list: 'goals', itemId: '4' });
    },
  );
});
