import { finished } from '../../../src/core/domain/base/steps';
import { jsonSteps } from '../../../src/server/routes/json-steps';
import { ViewBytes, type AnswerBytes } from '../../../src/server/routes/view-bytes';

const answerOf = (bytes: number): AnswerBytes => ({ plain: new Uint8Array(bytes) });

/** Returns a store for 100 bytes, and a function that asks it for an answer and tells whether it was made anew. */
function aStore() {
  const answers = new ViewBytes(100);
  const isMade = async (tag: string, bytes = 25) => {
    let made = false;
    await answers.get(tag, () => {
      made = true;
      return Promise.resolve(answerOf(bytes));
    });
    return made;
  };
  return { answers, isMade };
}

describe('Kept answers', () => {
  test('are made once for a tag', async () => {
    const { isMade } = aStore();
    expect([await isMade('a'), await isMade('a'), await isMade('b')]).toEqual([true, false, true]);
  });

  test('give way, the one that was used least recently first, when there is no room for another', async () => {
    const { isMade } = aStore();
    for (const tag of ['a', 'b', 'c', 'd', 'a', 'e']) await isMade(tag);
    expect([await isMade('a'), await isMade('b')]).toEqual([false, true]);
  });

  test('do not include one that would take more than a quarter of the room', async () => {
    const { isMade } = aStore();
    expect([await isMade('a', 26), await isMade('a', 26)]).toEqual([true, true]);
  });

  test('count the bytes of both forms', async () => {
    const answers = new ViewBytes(100);
    let made = 0;
    const ask = () =>
      answers.get('a', () => {
        made += 1;
        return Promise.resolve({ plain: new Uint8Array(20), gzip: new Uint8Array(6) });
      });
    await ask();
    await ask();
    expect(made).toBe(2);
  });

  test('are made once for requests at the same time, and again after a failure', async () => {
    const { answers, isMade } = aStore();
    let made = 0;
    const fail = async () => {
      made += 1;
      await Promise.resolve();
      throw new RangeError('It failed.');
    };
    const asked = await Promise.allSettled([answers.get('a', fail), answers.get('a', fail)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made).toBe(1);
    expect(await isMade('a')).toBe(true);
  });
});

test.each([
  {},
  { a: 1, b: 'å "x"\u2028', c: null, d: undefined, e: false },
  { rows: [], more: [{ a: undefined, b: [1, 2] }, 'x', null], 'ö"': { deep: [{}] } },
])('a view in steps is the JSON that JSON.stringify writes (%#)', (view) => {
  expect(new TextDecoder().decode(finished(jsonSteps(view)))).toBe(JSON.stringify(view));
});
