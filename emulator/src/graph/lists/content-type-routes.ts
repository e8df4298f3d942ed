import { contentTypesOf } from './content-types';
import { itemNotFound } from '../protocol/errors';
import { findList } from './lists';
import type { List } from './model';
import { pageOf } from '../protocol/paging';
import {
  collection,
  entity,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { selectOf } from '../protocol/select';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

function readContentTypes(request: GraphRequest): GraphReply {
  const { page, links } = pageOf(request, contentTypesOf(listOf(request)));
  const select = selectOf(request, 'contentType');
  return collection(request, 'sites/lists/contentTypes', {
    value: page.map((one) => pick(one, select)),
    links,
  });
}

function readContentType(request: GraphRequest): GraphReply {
  const wanted = (request.params['contentType'] ?? '').toLowerCase();
  const found = contentTypesOf(listOf(request)).find((one) => one.id.toLowerCase() === wanted);
  if (found === undefined) throw itemNotFound('The content type was not found');
  return entity(request, 'sites/lists/contentTypes', pick(found, selectOf(request, 'contentType')));
}

const TYPES = '/sites/:site/lists/:list/contentTypes';

/**
 * Routes for the content types of a list. Only the built-in ones exist.
 *
 * @see https://learn.microsoft.com/graph/api/list-list-contenttypes
 */
export const contentTypeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: TYPES,
    units: 2,
    right: 'read',
    options: ['select', 'top', 'skiptoken'],
    handle: readContentTypes,
  },
  {
    method: 'GET',
    path: `${TYPES}/:contentType`,
    units: 1,
    right: 'read',
    options: ['select'],
    handle: readContentType,
  },
];
