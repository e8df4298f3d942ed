import { ApiFailure } from '../../src/host/page/base/api';
import { makeReader, type Loaded } from '../../src/host/page/base/reader';

/** A reader whose requests the test answers one by one. */
function aReader() {
  const waiting: { readonly answer: (value: string) => void; fail(failure: Error): void }[] = [];
  const read = () =>
    new Promise<string>((answer, fail) => {
      waiting.push({ answer, fail });
    });
  const shown: Loaded<string>[] = [];
  const reader = makeReader(read, (found) => shown.push(found));
  return { waiting, shown, reader };
}

test('the reader sends one request at a time, and calls during a request lead to one more afterwards', async () => {
  const { waiting, shown, reader } = aReader();
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

test('the reader reports 404 as missing and any other error as failed, and rejects in neither case', async () => {
  const { waiting, shown, reader } = aReader();
  for (const failure of [new ApiFailure(404, { message: 'No such list.' }), new Error('torn')]) {
    const done = reader.again();
    waiting.pop()?.fail(failure);
    await done;
  }
  expect(shown.map(({ state }) => state)).toEqual(['missing', 'failed']);
});

test('the reader does not show an answer that comes after it was stopped', async () => {
  const { waiting, shown, reader } = aReader();
  const done = reader.again();
  reader.stop();
  waiting[0]?.answer('too late');
  await done;
  expect(shown).toEqual([]);
});
