import { expandsOf } from '../protocol/expands';
import { badRequest } from '../protocol/errors';
import type { Item, List } from './model';
import type { Expand } from '../protocol/odata-options';
import { checkSelect, renderFields, renderItem, sharepointIds } from './render-item';
import { pick, type GraphRequest } from '../protocol/route';
import { selectOf } from '../protocol/select';

/** The properties of an item that a call selects, and the navigations that it expands. */
export interface ItemView {
  readonly select: readonly string[] | undefined;
  readonly expands: ReadonlyMap<string, Expand>;
}

/** The navigations of an item that the emulator can expand. */
export const ITEM_EXPANDS = { type: 'listItem', built: ['fields'] } as const;

const fieldsContext = (request: GraphRequest, list: List, item: Item): string =>
  `${request.base}/$metadata#sites('${encodeURIComponent(request.params['site'] ?? '')}')/lists('${list.id}')/items('${String(item.id)}')/fields/$entity`;

/**
 * Returns the function that renders rows: with their own properties, and with `fields` when a call expands
 * them.
 *
 * @see docs/behaviours.md rows 1, 2
 */
export function itemPresenter(
  request: GraphRequest,
  list: List,
  { select, expands }: ItemView,
): (item: Item) => object {
  const { emulator } = request;
  const fields = expands.get('fields');
  if (fields?.expand !== undefined) throw badRequest('Invalid expand clause');
  if (fields?.select !== undefined) checkSelect(emulator, list, fields.select);
  const withIds = select?.includes('sharepointIds') === true;
  return (item) => {
    const whole = renderItem(emulator, list, item);
    const ids = withIds ? { sharepointIds: sharepointIds(emulator, list, item) } : {};
    const own = pick({ ...whole, ...ids }, select);
    if (fields === undefined) return own;
    return {
      ...own,
      'fields@odata.context': fieldsContext(request, list, item),
      fields: renderFields(emulator, list, { item, select: fields.select }),
    };
  };
}

/** Returns the function that renders rows as this request selects and expands them. */
export const presenter = (request: GraphRequest, list: List): ((item: Item) => object) =>
  itemPresenter(request, list, {
    select: selectOf(request, 'listItem'),
    expands: expandsOf(request, ITEM_EXPANDS),
  });
