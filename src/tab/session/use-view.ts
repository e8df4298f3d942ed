import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ViewName, Views } from '../../core/api/views';
import { problemOf, type ApiProblem } from './problem';
import { useSession } from './session';

/** How often a visible page reads its view again. The server answers 304 when nothing has changed. */
const askAgainMs = 5_000;

/** The state of a page's view: the last data, and the problem of the last request if it failed. */
export interface ViewState<T> {
  readonly data: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** The instant at which `data` was read. */
  readonly readAt: string;
  readonly again: () => void;
}

/** Makes the cache of views. It repeats failed reads; acts do not go through it and are repeated only by the person. */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => problemOf(error).mayPass && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
        refetchInterval: askAgainMs,
        refetchIntervalInBackground: false,
        refetchOnWindowFocus: true,
        // The server may be reachable without the internet, so requests do not wait for `navigator.onLine`.
        networkMode: 'always',
        staleTime: 2000,
      },
    },
  });
}

/**
 * Reads a view, and reads it again at intervals while the page is visible. `of` is the value of its query parameter: the key of
 * a round, or the id of a goal.
 */
export function useView<N extends ViewName>(name: N, of?: string): ViewState<Views[N]> {
  const { api } = useSession();
  const query = useQuery({
    queryKey: [name, of ?? ''],
    queryFn: () => api.view(name, of),
  });
  return {
    data: query.data,
    problem: query.error === null ? undefined : problemOf(query.error),
    readAt: new Date(query.dataUpdatedAt).toISOString(),
    again: () => void query.refetch(),
  };
}

/** Returns a function that makes the tab read all views again, for use after an act. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
