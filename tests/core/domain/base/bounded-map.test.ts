import { BoundedMap } from '../../../../src/core/domain/base/bounded-map';
import { randomSource } from '../../../support/core/random';

test.each([1, 2, 3])('a bounded map holds what was set last (seed %i)', (seed) => {
  const random = randomSource(seed);
  const most = 1 + random.below(5);
  const map = new BoundedMap<number, number>(most);
  let model: (readonly [number, number])[] = [];
  for (let step = 0; step < 300; step += 1) {
    const key = random.below(8);
    model = model.filter(([known]) => known !== key);
    if (random.below(5) === 0) map.delete(key);
    else {
      map.set(key, step);
      model = [...model, [key, step] as const].slice(-most);
    }
    for (let one = 0; one < 8; one += 1) {
      expect(map.get(one)).toBe(model.find(([known]) => known === one)?.[1]);
    }
  }
});
