/** `fields/{column} eq '{value}'` as a query value, percent-encoded. Column names never come from input. */
export function textEquals(column: string, value: string): string {
  return encodeURIComponent(`fields/${column} eq '${value.replaceAll("'", "''")}'`);
}
