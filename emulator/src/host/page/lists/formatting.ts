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

/** The elements that column formatting may draw; any other becomes a `span`. */
const elements = ['div', 'span', 'a', 'p', 'strong', 'b', 'em'] as const;
/** The styles that column formatting may set. Colours come from classes instead, with enough contrast in each theme. */
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

/** The tone in which the page shows SharePoint's predefined classes and their colours. */
const tones: readonly (readonly [tone: string, pattern: RegExp])[] = [
  ['good', /severity--good|Green|SuccessBackground|Mint/i],
  ['bad', /severity--(severeWarning|blocked)|Red|Coral|ErrorBackground|DustRose|Peach/i],
  ['warning', /severity--(warning|low)|Gold|Yellow|WarningBackground|Orange/i],
  ['neutral', /Gr[ae]y|Neutral|Blue|Cornflower|Lilac|Teal|bgColor|backgroundColor/i],
];

function toneOf(classes: string, background: string): string | undefined {
  const all = `${classes} ${background}`;
  return tones.find(([, pattern]) => pattern.test(all))?.[0];
}

const evaluate = (source: unknown, lookup: Lookup) => String(readExpression(source)(lookup));

/** The attributes of a link. Only `http` and `https` addresses become links. */
function linkAttributes(attributes: Attributes, lookup: Lookup): Attributes {
  const href = evaluate(attributes['href'] ?? '', lookup);
  const isNewWindow = evaluate(attributes['target'] ?? '', lookup) === '_blank';
  return {
    ...(/^https?:/i.test(href) ? { href } : {}),
    ...(isNewWindow ? { target: '_blank', rel: 'noopener' } : {}),
  };
}

function lookOf({ attributes = {}, style = {} }: Format, lookup: Lookup): Attributes {
  const classes = evaluate(attributes['class'] ?? '', lookup);
  const tone = toneOf(classes, evaluate(style['background-color'] ?? '', lookup));
  const { title } = attributes;
  return {
    class: tone === undefined ? undefined : `pill ${tone}`,
    title: title === undefined ? undefined : evaluate(title, lookup),
  };
}

function styleOf({ style = {} }: Format, lookup: Lookup): Attributes {
  const values = Object.entries(style).map(
    ([name, source]) => [name, evaluate(source, lookup)] as const,
  );
  const isHidden = values.some(([name, value]) => name === 'display' && value === 'none');
  const kept = values.filter(
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
  const text = txtContent === undefined ? undefined : evaluate(txtContent, lookup);
  return h(tag, look, text, ...children.map((child) => draw(child, lookup)));
}

/** Does the column formatting draw a link? */
export function hasLink(format: unknown): boolean {
  if (typeof format !== 'object' || format === null) return false;
  const { elmType, children = [] } = format as Format;
  return elmType === 'a' || children.some(hasLink);
}

/**
 * Draws a cell by its column formatting.
 *
 * @returns `undefined` when the formatting has something that the emulator does not know: the grid then shows plain text
 */
export function formattedCell(format: unknown, lookup: Lookup): Drawn | undefined {
  try {
    return draw(format as Format, lookup);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
