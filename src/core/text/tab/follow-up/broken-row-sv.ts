/** Says in Swedish of a row that is left out which row it is, and what is wrong with it, by the reason. */
export const brokenRow = (list: string, title: string, column: string) => {
  const row = `${list}: ${title === '' ? 'rad utan namn' : title}`;
  return {
    missing: `${row} (kolumnen ${column} är tom)`,
    unreadable: `${row} (kolumnen ${column} går inte att läsa)`,
    doubled: `${row} (dubblett: koden i kolumnen ${column} finns på en äldre rad)`,
  };
};
