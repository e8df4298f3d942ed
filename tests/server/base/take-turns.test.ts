import { takeTurns } from '../../../src/server/base/take-turns';

describe('A long work', () => {
  test('lets other work go first after each slice, and not before', async () => {
    let now = 0;
    const pause = takeTurns(() => now);
    let others = 0;
    setImmediate(() => (others += 1));
    await pause();
    expect(others).toBe(0);
    now += 1_000;
    await pause();
    expect(others).toBe(1);
    setImmediate(() => (others += 1));
    await pause();
    expect(others).toBe(1);
  });
});
