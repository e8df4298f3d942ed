import { cardTexts } from '../../../src/core/text/card/card-texts';
import { pressActions } from '../../../src/bot/cards/base/press';
import { wordsOf } from '../../support/bot/card-schema';
import { beginPressing, doors, kindsOfPress, typed } from '../../support/bot/presses';
import { aReport, aRound, goals, people } from '../../support/bot/granforsa';

const lists = { goals, rounds: [aRound()], reports: [aReport()] };
const places = ['channel', 'groupChat', undefined, 'Personal'] as const;
const named = { ...typed, roundId: '21', goalId: '11', stamp: '31.1.-' };
const words = cardTexts.sv.trouble.notHere;

const table = places.flatMap((conversationType) =>
  doors.flatMap((door) =>
    kindsOfPress.map(([name, data]) => ({ conversationType, door, name, data })),
  ),
);

describe('a press outside a chat of one’s own replaces nothing, saves nothing and tells nothing personal', () => {
  test.each(table)('$name by $door in $conversationType', async ({ data, ...way }) => {
    const { press, product } = beginPressing(lists);
    const { body, sent } = await press({ ...data, ...named }, people.manager, way);
    if (way.door === 'Action.Execute') {
      const type = 'application/vnd.microsoft.activity.message';
      expect(body).toEqual({ statusCode: 200, type, value: words });
      expect(sent).toEqual([]);
    } else {
      expect(body).toEqual({});
      expect(sent).toMatchObject([{ method: 'post', call: [{}, { text: words }] }]);
      expect(JSON.stringify(sent)).not.toContain('attachments');
    }
    expect(product.tables.reports.traces).toEqual([]);
  });
});

test.each(doors.flatMap((door) => pressActions.map((action) => [door, action] as const)))(
  'by %s in a chat of one’s own, %s is answered with the card',
  async (door, action) => {
    const { press } = beginPressing(lists);
    const { body, sent } = await press({ ...named, action, schema: 1 }, people.manager, { door });
    expect(sent.map(({ method }) => method)).toEqual(door === 'Action.Submit' ? ['put'] : []);
    expect(wordsOf(door === 'Action.Submit' ? sent : body)).toContain('Helår 2026');
  },
);
