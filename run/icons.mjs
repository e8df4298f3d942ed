// Draws the icons of the Teams app: two columns of the same height under one level line. `node run/icons.mjs` writes
// appPackage/color.png (192×192, mark within 96×96) and appPackage/outline.png (32×32, pure white on transparent).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

const background = [0x0f, 0x5e, 0x56];
const white = [0xff, 0xff, 0xff];
const samples = 4;

/** Makes a function that tells whether a point is in a box with round corners. Coordinates run from 0 to 1. */
const box = (x, y, width, height, radius) => (px, py) => {
  if (px < x || py < y || px > x + width || py > y + height) return false;
  const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
  const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
};
const mark = [
  box(0.04, 0.06, 0.92, 0.13, 0.065),
  box(0.13, 0.3, 0.29, 0.66, 0.07),
  box(0.58, 0.3, 0.29, 0.66, 0.07),
];
const isInMark = (x, y) => mark.some((part) => part(x, y));

/** Returns the share of a pixel that the mark covers, from 0 to 1. */
function coverage(px, py, area) {
  let hits = 0;
  for (let i = 0; i < samples * samples; i += 1) {
    const x = px + ((i % samples) + 0.5) / samples;
    const y = py + (Math.floor(i / samples) + 0.5) / samples;
    if (isInMark((x - area.left) / area.size, (y - area.left) / area.size)) hits += 1;
  }
  return hits / (samples * samples);
}

function draw(size, area, colourOf) {
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      png.data.set(colourOf(coverage(x, y, area)), (y * size + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

const blend = (share) =>
  background.map((dark, i) => Math.round(dark + (white[i] - dark) * share)).concat(255);
// The outline icon may have only white and transparent pixels, without shades between them.
// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
const stencil = (share) => (share >= 0.5 ? [...white, 255] : [0, 0, 0, 0]);

const place = (name) => fileURLToPath(new URL(`../appPackage/${name}`, import.meta.url));
writeFileSync(place('color.png'), draw(192, { left: 48, size: 96 }, blend));
writeFileSync(place('outline.png'), draw(32, { left: 0, size: 32 }, stencil));
