interface NumberedDate {
  month: number;
  day: number;
  year: string | undefined;
  /** The other way round it is another date: `03/04`. */
  isOther: boolean;
}

/** A date written in numbers, by `/`, `.` or `-`: the day may come first or second, the year last or first. */
export function dateOfNumbers(text: string): NumberedDate | null {
  const [, early, first, second, late] =
    /^(?:(\d{4})\s?[/.]\s?)?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4})|\.)?$/.exec(text) ?? [];
  if (first === undefined || (early && late)) return null;
  const [one, other] = [Number(first), Number(second)];
  // Behind its year a month comes first everywhere.
  if (early) return { month: one, day: other, year: early, isOther: false };
  const isMonthFirst = other > 12 && one <= 12;
  const [day, month] = isMonthFirst ? [other, one] : [one, other];
  return { month, day, year: late, isOther: isMonth(one) && isMonth(other) && one !== other };
}

const isMonth = (number: number): boolean => number >= 1 && number <= 12;
