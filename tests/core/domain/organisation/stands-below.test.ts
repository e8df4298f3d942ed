import fc from 'fast-check';
import { bodyAndAbove, standsBelow } from '../../../../src/core/domain/organisation/organisation';
import { aBody } from '../../../support/core/builders';

test('a body stands below all bodies above it and no other, whatever tree or ring the bodies form', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 10 }), (parents) => {
      const bodies = parents.map((parent, at) =>
        aBody({ id: String(at), parentId: String(parent) }),
      );
      for (const { id } of bodies) {
        const [, ...above] = bodyAndAbove({ bodies }, id).map((body) => body.id);
        const found = bodies
          .map((body) => body.id)
          .filter((one) => standsBelow({ bodies }, id, one));
        expect(found.toSorted()).toEqual(above.toSorted());
      }
    }),
    { seed: 5 },
  );
});
