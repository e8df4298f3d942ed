import { randomUUID } from 'node:crypto';

/** Entra ID's reason for refusing a sign-in: an OAuth error code and a description that begins with an AADSTS number. */
export interface EntraRefusal {
  /** `invalid_client`, `temporarily_unavailable`, … */
  readonly code: string;
  /** `AADSTS7000215: Invalid client secret provided. …` */
  readonly text: string;
}

/** Makes the JSON body of a refused sign-in. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function entraErrorBody({ code, text }: EntraRefusal): object {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error: code,
    error_description: `${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [Number(/\d+/.exec(text)?.[0])],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
  };
}
