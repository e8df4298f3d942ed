import { ApiFailure } from '../../src/host/page/base/api';
import { makeReader, type Loaded } from '../../src/host/page/base/reader';

/** A source whose answers a test gives one by one. */
function aSource() {
  const waiting: { readonly answer: (value: string) => void; fail(failure: Error): void }[] = [];
  const read = () =>
    new Promise<string>((answer, fail) => {
      waiting.push({ answer, fail });
    });
  const shown: Loaded<string>[] = [];
  const reader = makeReader(read, (found) => shown.push(found));
  return { waiting, shown, reader };
}

test('one thing is never read twice at once, and calls during a read lead to one read after it', async () => {
  const { waiting, shown, reader } = aSource();
  const first = reader.again();
  const later = [reader.again(), reader.again()];
  expect(waiting).toHaveLength(1);
  waiting[0]?.answer('old');
  await new Promise(setImmediate);
  expect(waiting).toHaveLength(2);
  waiting[1]?.answer('new');
  await Promise.all([first, ...later]);
  expect(shown).toEqual([
    { state: 'there', value: 'old' },
    { state: 'there', value: 'new' },
  ]);
});

test('what does not exist is missing, anything else has failed, and neither is thrown', async () => {
  const { waiting, shown, reader } = aSource();
  for (const failure of [new ApiFailure(404, { message: 'No such list.' }), new Error('torn')]) {
    const done = reader.again();
    waiting.pop()?.fail(failure);
    await done;
  }
  expect(shown.map(({ state }) => state)).toEqual(['missing', 'failed']);
});

test('an answer that comes after the reader was stopped is not shown', async () => {
  const { waiting, shown, reader } = aSource();
  const done = reader.again();
  reader.stop();
  waiting[0]?.answer('too late');
  await done;
  expect(shown).toEqual([]);
});
