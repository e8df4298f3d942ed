import type { PeopleFound } from '../../domain/organisation/people-search';

/** Reply of `GET /api/people?q=TEXT`. */
export type PeopleView = PeopleFound;
