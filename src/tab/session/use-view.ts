import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ViewName, Views } from './api';
import { problemOf, type ApiProblem } from './problem';
import { useSession } from './session';

/** How often a shown page asks again; unchanged costs a 304. */
const askAgainMs = 5_000;

/** A page's view as it stands: what there is of it, and what hinders a newer one. */
export interface ViewState<T> {
  readonly data: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** When `data` was read, as an instant. */
  readonly readAt: string;
  readonly again: () => void;
}

/** The store of views. Reads are tried again, acts never are (they have their own key and their own button). */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => problemOf(error).mayPass && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
        refetchInterval: askAgainMs,
        refetchIntervalInBackground: false,
        refetchOnWindowFocus: true,
        // Our own server may be reachable without the internet: never wait for `navigator.onLine`.
        networkMode: 'always',
        staleTime: 2000,
      },
    },
  });
}

/** Reads a view and keeps it fresh while the page is seen. */
export function useView<N extends ViewName>(name: N, round?: string): ViewState<Views[N]> {
  const { api } = useSession();
  const query = useQuery({
    queryKey: [name, round ?? ''],
    queryFn: () => api.view(name, round),
  });
  return {
    data: query.data,
    problem: query.error === null ? undefined : problemOf(query.error),
    readAt: new Date(query.dataUpdatedAt).toISOString(),
    again: () => void query.refetch(),
  };
}

/** Makes every view be read again, after an act. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
