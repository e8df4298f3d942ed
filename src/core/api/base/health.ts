/** The body of `GET /healthz`, which needs no sign-in. */
export interface Health {
  /** `starting` until Graph has answered the first load of the lists. */
  readonly status: 'starting' | 'ok';
  readonly lists: 'loading' | 'missing' | 'ready';
  readonly graph: 'ok' | { readonly unreachableSince: string };
}
