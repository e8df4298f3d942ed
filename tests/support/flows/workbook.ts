import readXlsxFile from 'read-excel-file/node';

/** The first sheet of an exported round, one object a row, by the words of its header. */
export async function outcomeRows(
  file: Buffer,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const sheets = await readXlsxFile(file);
  const [header = [], ...rows] = sheets[0]?.data ?? [];
  return rows.map((row) =>
    Object.fromEntries(header.map((name, column) => [String(name), row[column]])),
  );
}
