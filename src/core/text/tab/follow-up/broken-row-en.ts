/** Says in English of a row that is left out which row it is, and what is wrong with it, by the reason. */
export const brokenRow = (list: string, title: string, column: string) => {
  const row = `${list}: ${title === '' ? 'a row without a name' : title}`;
  return {
    missing: `${row} (the column ${column} is empty)`,
    unreadable: `${row} (the column ${column} cannot be read)`,
    doubled: `${row} (double: an older row has the code in the column ${column})`,
  };
};
