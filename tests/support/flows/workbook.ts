import readXlsxFile from 'read-excel-file/node';

/** Reads the first sheet of an exported round, one object for each row, whose keys are the headers. */
export async function outcomeRows(
  file: Buffer,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const sheets = await readXlsxFile(file);
  const [header = [], ...rows] = sheets[0]?.data ?? [];
  return rows.map((row) =>
    Object.fromEntries(header.map((name, column) => [String(name), row[column]])),
  );
}
