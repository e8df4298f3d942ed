import { h, type Drawn } from '../base/dom';
import { readExpression, type Lookup } from './expression';

type Attributes = Readonly<Record<string, unknown>>;

interface Format {
  readonly elmType?: unknown;
  readonly txtContent?: unknown;
  readonly attributes?: Attributes;
  readonly style?: Attributes;
  readonly children?: readonly Format[];
}

/** What a cell's formatting may be made of; anything else becomes a `span`. */
const elements = ['div', 'span', 'a', 'p', 'strong', 'b', 'em'] as const;
/** Styles that give a cell its form. Colours come from classes, so that each theme keeps its contrast. */
const styles: readonly string[] = [
  'display',
  'padding',
  'padding-left',
  'padding-right',
  'margin',
  'margin-left',
  'margin-right',
  'border-radius',
  'font-weight',
  'text-align',
  'white-space',
  'text-decoration',
];

/** How SharePoint's own classes and their colours look here. */
const tones: readonly (readonly [tone: string, pattern: RegExp])[] = [
  ['good', /severity--good|Green|SuccessBackground|Mint/i],
  ['bad', /severity--(severeWarning|blocked)|Red|Coral|ErrorBackground|DustRose|Peach/i],
  ['warning', /severity--(warning|low)|Gold|Yellow|WarningBackground|Orange/i],
  ['neutral', /Gr[ae]y|Neutral|Blue|Cornflower|Lilac|Teal|bgColor|backgroundColor/i],
];

function toneOf(classes: string, background: string): string | undefined {
  const said = `${classes} ${background}`;
  return tones.find(([, pattern]) => pattern.test(said))?.[0];
}

const say = (source: unknown, lookup: Lookup) => String(readExpression(source)(lookup));

/** Only links of the web are links; others stay words. */
function linkAttributes(attributes: Attributes, lookup: Lookup): Attributes {
  const href = say(attributes['href'] ?? '', lookup);
  const isNewWindow = say(attributes['target'] ?? '', lookup) === '_blank';
  return {
    ...(/^https?:/i.test(href) ? { href } : {}),
    ...(isNewWindow ? { target: '_blank', rel: 'noopener' } : {}),
  };
}

function lookOf({ attributes = {}, style = {} }: Format, lookup: Lookup): Attributes {
  const classes = say(attributes['class'] ?? '', lookup);
  const tone = toneOf(classes, say(style['background-color'] ?? '', lookup));
  const { title } = attributes;
  return {
    class: tone === undefined ? undefined : `pill ${tone}`,
    title: title === undefined ? undefined : say(title, lookup),
  };
}

function styleOf({ style = {} }: Format, lookup: Lookup): Attributes {
  const said = Object.entries(style).map(([name, source]) => [name, say(source, lookup)] as const);
  const isHidden = said.some(([name, value]) => name === 'display' && value === 'none');
  const kept = said.filter(
    ([name, value]) => styles.includes(name) && !['', 'none'].includes(value),
  );
  return { hidden: isHidden, style: Object.fromEntries(kept) };
}

function draw(format: Format, lookup: Lookup): Drawn {
  const { elmType, attributes = {}, txtContent, children = [] } = format;
  const tag = elements.find((name) => name === elmType) ?? 'span';
  const look = {
    ...lookOf(format, lookup),
    ...(tag === 'a' ? linkAttributes(attributes, lookup) : {}),
    ...styleOf(format, lookup),
  };
  const text = txtContent === undefined ? undefined : say(txtContent, lookup);
  return h(tag, look, text, ...children.map((child) => draw(child, lookup)));
}

/** Is there a link in what a column's formatting draws? */
export function hasLink(format: unknown): boolean {
  if (typeof format !== 'object' || format === null) return false;
  const { elmType, children = [] } = format as Format;
  return elmType === 'a' || children.some(hasLink);
}

/**
 * Draws a cell as its column formatting says.
 *
 * @returns `undefined` when it holds what the emulator does not do: the cell is then shown without formatting
 */
export function formattedCell(format: unknown, lookup: Lookup): Drawn | undefined {
  try {
    return draw(format as Format, lookup);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
